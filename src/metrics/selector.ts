/** PromQL series selectors: read with Prometheus' own grammar, checked, printed. */
import { parser } from '@prometheus-io/lezer-promql';
import type { Matcher } from './matching.ts';

/** One metric and the matchers on its labels. */
export interface Selector {
  readonly name: string;
  readonly matchers: readonly Matcher[];
}

type Node = ReturnType<typeof parser.parse>['topNode'];

/**
 * What keeps a text from being a selector of one metric's series, as the end of a sentence ("is …");
 * undefined when nothing does.
 */
export function selectorProblem(text: string): string | undefined {
  const read = readSelector(text);
  return 'problem' in read ? read.problem : undefined;
}

/** @throws Error where `selectorProblem` has something to say */
export function parseSelector(text: string): Selector {
  const read = readSelector(text);
  if ('problem' in read) throw new Error(`selector ${JSON.stringify(text)} ${read.problem}`);
  return read.selector;
}

/** As PromQL; names beyond the classic alphabet are quoted, which Prometheus 3 and later understand. */
export function printSelector({ name, matchers }: Selector): string {
  const plain = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/.test(name);
  if (!plain) return `{${[JSON.stringify(name), ...matchers.map(printMatcher)].join(',')}}`;
  return matchers.length === 0 ? name : `${name}${printMatchers(matchers)}`;
}

/** In braces; without a name before them, the series of any metric that satisfy them. */
export function printMatchers(matchers: readonly Matcher[]): string {
  return `{${matchers.map(printMatcher).join(',')}}`;
}

function printMatcher({ label, operator, value }: Matcher): string {
  return `${labelName(label)}${operator}${JSON.stringify(value)}`;
}

/** A label's name as PromQL writes it, quoted where it must be. */
export function labelName(label: string): string {
  return /^[a-zA-Z_][a-zA-Z0-9_]*$/.test(label) ? label : JSON.stringify(label);
}

function readSelector(text: string): { selector: Selector } | { problem: string } {
  if (text.trim() === '') return { problem: 'is empty' };
  const tree = parser.parse(text);
  const broken = errorAt(tree.topNode);
  if (broken !== undefined) {
    return {
      problem: `is not PromQL: unexpected ${shown(text.slice(broken))} at character ${broken + 1}`,
    };
  }
  const expression = tree.topNode.firstChild;
  if (expression?.name !== 'VectorSelector') {
    return {
      problem: `is ${WHAT[expression?.name ?? ''] ?? 'an expression'}, not a plain selector`,
    };
  }
  return readVectorSelector(expression, text);
}

const WHAT: Readonly<Record<string, string>> = {
  MatrixSelector: 'a range ([…])',
  SubqueryExpr: 'a subquery ([…:…])',
  FunctionCall: 'a function call',
  AggregateExpr: 'an aggregation',
  BinaryExpr: 'an operation on two expressions',
  UnaryExpr: 'an operation',
  OffsetExpr: 'a selector with an offset',
  StepInvariantExpr: 'a selector with an @ time',
  AnchoredExpr: 'a selector with a modifier',
  SmoothedExpr: 'a selector with a modifier',
  ParenExpr: 'an expression in parentheses',
  NumberDurationLiteral: 'a number',
  StringLiteral: 'a string',
};

function readVectorSelector(
  node: Node,
  text: string,
): { selector: Selector } | { problem: string } {
  const names: string[] = [];
  const matchers: Matcher[] = [];
  const of = (part: Node | null) => (part === null ? '' : text.slice(part.from, part.to));
  const identifier = node.getChild('Identifier');
  if (identifier !== null) names.push(of(identifier));
  for (
    let part = node.getChild('LabelMatchers')?.firstChild ?? null;
    part;
    part = part.nextSibling
  ) {
    if (part.name === 'QuotedLabelName') {
      names.push(unquote(of(part)));
      continue;
    }
    const quoted = part.getChild('QuotedLabelName');
    const label = quoted === null ? of(part.getChild('LabelName')) : unquote(of(quoted));
    const operator = of(part.getChild('MatchOp')) as Matcher['operator'];
    const value = unquote(of(part.getChild('StringLiteral')));
    if (label !== '__name__') matchers.push({ label, operator, value });
    else if (operator === '=') names.push(value);
    else return { problem: 'may match several metrics (__name__ with another operator than =)' };
  }
  const [name, ...more] = names;
  if (name === undefined || name === '') return { problem: 'names no metric' };
  if (more.length > 0) return { problem: `names more than one metric (${names.join(', ')})` };
  return { selector: { name, matchers } };
}

/** Where the first syntax error is; the grammar recovers from any. */
function errorAt(node: Node): number | undefined {
  if (node.type.isError) return node.from;
  for (let child = node.firstChild; child; child = child.nextSibling) {
    const found = errorAt(child);
    if (found !== undefined) return found;
  }
  return undefined;
}

function shown(rest: string): string {
  return rest.trim() === ''
    ? 'end'
    : JSON.stringify(rest.length > 20 ? `${rest.slice(0, 20)}…` : rest);
}

const ESCAPES: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** A PromQL string is a Go string: bytes may be escaped one by one, so that the text is known only at the end. */
function unquote(literal: string): string {
  const inner = literal.slice(1, -1);
  if (literal.startsWith('`')) return inner;
  const token =
    /\\(?:x([0-9a-fA-F]{2})|([0-7]{3})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([\s\S]))|[^\\]+/g;
  const parts = Array.from(inner.matchAll(token), ([whole, hex, octal, short, long, other]) => {
    if (hex !== undefined) return Buffer.from([Number.parseInt(hex, 16)]);
    if (octal !== undefined) return Buffer.from([Number.parseInt(octal, 8) & 0xff]);
    const code = short ?? long;
    if (code !== undefined) return Buffer.from(character(Number.parseInt(code, 16)));
    return Buffer.from(other === undefined ? whole : (ESCAPES[other] ?? other));
  });
  return Buffer.concat(parts).toString('utf8');
}

function character(code: number): string {
  return code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code);
}
