import { r as __require, t as __commonJSMin } from "./rolldown-runtime.js";
import { A as isoInstant, B as rollbackFailed, C as wayTo, D as errorRate$1, E as ratesTable, F as link, I as table, L as text, M as code, N as details, O as rateLimits, P as fenced, Q as evidenceValue, R as acceptedAt, S as otherChecks, T as numbersSection, U as rateInterval$1, V as rollbackSentence, a as TRACE_HEADER, at as oneLine, b as decidingCheck, c as checkCells, ct as formatDuration, d as verdictWord, dt as parseCount, f as instanceRows, ft as parseDuration, g as isErrorStatus, gt as parseStatusRanges, h as findingsOf, ht as parseRatio, it as odds, j as timeOfDay, k as dateAndTime, l as evidenceCell, lt as formatRate, m as routeRows, mt as parseRate, n as powerOf, nt as factor, o as traceRows, ot as percent, p as kindRows, pt as parseInstant, r as patternSection, rt as grouped, s as CHECK_HEADER, st as percentAtLeast, t as POWER_HEADER, tt as cut$1, u as sharedAlarms, ut as parseBoolean, v as closestFirst, w as likelyOnset, x as isCutShort, y as comparisonOf, z as isRolledBack } from "./shared2.js";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { X509Certificate, createHash, createPrivateKey, randomUUID } from "node:crypto";
import { Agent } from "node:http";
import { Agent as Agent$1 } from "node:https";
import { promisify, styleText } from "node:util";
import { gunzip } from "node:zlib";
import { isIPv4, isIPv6 } from "node:net";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
// src/errors.ts
/** What can go wrong, as data: a sentence for the reader and the next step. Neither may hold a secret. */
var GateError = class extends Error {
	/** What to do next, one sentence. */
	hint;
	constructor(sentence, hint) {
		super(sentence);
		this.hint = hint;
	}
};
/** The configuration can't be used; holds every problem, not the first. */
var InputError = class extends GateError {
	name = "InputError";
	code = "unusable-input";
	problems;
	constructor(problems) {
		super(problems.map(describeProblem).join("\n"), "Correct the inputs named above; nothing was polled and nothing was called.");
		this.problems = problems;
	}
};
/** `canary: got nothing; takes …` */
function describeProblem({ input, got, takes }) {
	return `${input}: got ${got === void 0 ? "nothing" : JSON.stringify(got)}; takes ${takes}`;
}
const METRICS_ERROR_CODES = [
	"unreachable",
	"unauthorized",
	"refused",
	"overloaded",
	"not-metrics",
	"partial",
	"wrong-data"
];
/** The metrics could not be read or not be trusted. */
var MetricsError = class extends GateError {
	name = "MetricsError";
	code;
	/** Whether the same question may be answered later: an outage is ridden out, a refusal is final. */
	passing;
	constructor(code, sentence, hint, passing = code !== "unauthorized" && code !== "refused") {
		super(sentence, hint);
		this.code = code;
		this.passing = passing;
	}
};
/** The rollback webhook was not confirmed. Whether the receiver acted is unknown where no answer came. */
var RollbackError = class extends GateError {
	name = "RollbackError";
	code;
	constructor(code, sentence, hint) {
		super(sentence, hint);
		this.code = code;
	}
};
/** An error of a process that is gone, as that process told it. */
var SavedError = class extends GateError {
	name = "SavedError";
	code;
	constructor(code, sentence, hint) {
		super(sentence, hint);
		this.code = code;
	}
};
// node_modules/@lezer/common/dist/index.js
/**
The default maximum length of a `TreeBuffer` node.
*/
const DefaultBufferLength = 1024;
let nextPropID = 0;
var Range = class {
	constructor(from, to) {
		this.from = from;
		this.to = to;
	}
};
/**
Each [node type](#common.NodeType) or [individual tree](#common.Tree)
can have metadata associated with it in props. Instances of this
class represent prop names.
*/
var NodeProp = class {
	/**
	Create a new node prop type.
	*/
	constructor(config = {}) {
		this.id = nextPropID++;
		this.perNode = !!config.perNode;
		this.deserialize = config.deserialize || (() => {
			throw new Error("This node type doesn't define a deserialize function");
		});
		this.combine = config.combine || null;
	}
	/**
	This is meant to be used with
	[`NodeSet.extend`](#common.NodeSet.extend) or
	[`LRParser.configure`](#lr.ParserConfig.props) to compute
	prop values for each node type in the set. Takes a [match
	object](#common.NodeType^match) or function that returns undefined
	if the node type doesn't get this prop, and the prop's value if
	it does.
	*/
	add(match) {
		if (this.perNode) throw new RangeError("Can't add per-node props to node types");
		if (typeof match != "function") match = NodeType.match(match);
		return (type) => {
			let result = match(type);
			return result === void 0 ? null : [this, result];
		};
	}
};
/**
Prop that is used to describe matching delimiters. For opening
delimiters, this holds an array of node names (written as a
space-separated string when declaring this prop in a grammar)
for the node types of closing delimiters that match it.
*/
NodeProp.closedBy = new NodeProp({ deserialize: (str) => str.split(" ") });
/**
The inverse of [`closedBy`](#common.NodeProp^closedBy). This is
attached to closing delimiters, holding an array of node names
of types of matching opening delimiters.
*/
NodeProp.openedBy = new NodeProp({ deserialize: (str) => str.split(" ") });
/**
Used to assign node types to groups (for example, all node
types that represent an expression could be tagged with an
`"Expression"` group).
*/
NodeProp.group = new NodeProp({ deserialize: (str) => str.split(" ") });
/**
Attached to nodes to indicate these should be
[displayed](https://codemirror.net/docs/ref/#language.syntaxTree)
in a bidirectional text isolate, so that direction-neutral
characters on their sides don't incorrectly get associated with
surrounding text. You'll generally want to set this for nodes
that contain arbitrary text, like strings and comments, and for
nodes that appear _inside_ arbitrary text, like HTML tags. When
not given a value, in a grammar declaration, defaults to
`"auto"`.
*/
NodeProp.isolate = new NodeProp({ deserialize: (value) => {
	if (value && value != "rtl" && value != "ltr" && value != "auto") throw new RangeError("Invalid value for isolate: " + value);
	return value || "auto";
} });
/**
The hash of the [context](#lr.ContextTracker.constructor)
that the node was parsed in, if any. Used to limit reuse of
contextual nodes.
*/
NodeProp.contextHash = new NodeProp({ perNode: true });
/**
The distance beyond the end of the node that the tokenizer
looked ahead for any of the tokens inside the node. (The LR
parser only stores this when it is larger than 25, for
efficiency reasons.)
*/
NodeProp.lookAhead = new NodeProp({ perNode: true });
/**
This per-node prop is used to replace a given node, or part of a
node, with another tree. This is useful to include trees from
different languages in mixed-language parsers.
*/
NodeProp.mounted = new NodeProp({ perNode: true });
/**
A mounted tree, which can be [stored](#common.NodeProp^mounted) on
a tree node to indicate that parts of its content are
represented by another tree.
*/
var MountedTree = class {
	constructor(tree, overlay, parser, bracketed = false) {
		this.tree = tree;
		this.overlay = overlay;
		this.parser = parser;
		this.bracketed = bracketed;
	}
	/**
	@internal
	*/
	static get(tree) {
		return tree && tree.props && tree.props[NodeProp.mounted.id];
	}
};
const noProps = Object.create(null);
/**
Each node in a syntax tree has a node type associated with it.
*/
var NodeType = class NodeType {
	/**
	@internal
	*/
	constructor(name, props, id, flags = 0) {
		this.name = name;
		this.props = props;
		this.id = id;
		this.flags = flags;
	}
	/**
	Define a node type.
	*/
	static define(spec) {
		let props = spec.props && spec.props.length ? Object.create(null) : noProps;
		let flags = (spec.top ? 1 : 0) | (spec.skipped ? 2 : 0) | (spec.error ? 4 : 0) | (spec.name == null ? 8 : 0);
		let type = new NodeType(spec.name || "", props, spec.id, flags);
		if (spec.props) for (let src of spec.props) {
			if (!Array.isArray(src)) src = src(type);
			if (src) {
				if (src[0].perNode) throw new RangeError("Can't store a per-node prop on a node type");
				props[src[0].id] = src[1];
			}
		}
		return type;
	}
	/**
	Retrieves a node prop for this type. Will return `undefined` if
	the prop isn't present on this node.
	*/
	prop(prop) {
		return this.props[prop.id];
	}
	/**
	True when this is the top node of a grammar.
	*/
	get isTop() {
		return (this.flags & 1) > 0;
	}
	/**
	True when this node is produced by a skip rule.
	*/
	get isSkipped() {
		return (this.flags & 2) > 0;
	}
	/**
	Indicates whether this is an error node.
	*/
	get isError() {
		return (this.flags & 4) > 0;
	}
	/**
	When true, this node type doesn't correspond to a user-declared
	named node, for example because it is used to cache repetition.
	*/
	get isAnonymous() {
		return (this.flags & 8) > 0;
	}
	/**
	Returns true when this node's name or one of its
	[groups](#common.NodeProp^group) matches the given string.
	*/
	is(name) {
		if (typeof name == "string") {
			if (this.name == name) return true;
			let group = this.prop(NodeProp.group);
			return group ? group.indexOf(name) > -1 : false;
		}
		return this.id == name;
	}
	/**
	Create a function from node types to arbitrary values by
	specifying an object whose property names are node or
	[group](#common.NodeProp^group) names. Often useful with
	[`NodeProp.add`](#common.NodeProp.add). You can put multiple
	names, separated by spaces, in a single property name to map
	multiple node names to a single value.
	*/
	static match(map) {
		let direct = Object.create(null);
		for (let prop in map) for (let name of prop.split(" ")) direct[name] = map[prop];
		return (node) => {
			for (let groups = node.prop(NodeProp.group), i = -1; i < (groups ? groups.length : 0); i++) {
				let found = direct[i < 0 ? node.name : groups[i]];
				if (found) return found;
			}
		};
	}
};
/**
An empty dummy node type to use when no actual type is available.
*/
NodeType.none = new NodeType("", Object.create(null), 0, 8);
/**
A node set holds a collection of node types. It is used to
compactly represent trees by storing their type ids, rather than a
full pointer to the type object, in a numeric array. Each parser
[has](#lr.LRParser.nodeSet) a node set, and [tree
buffers](#common.TreeBuffer) can only store collections of nodes
from the same set. A set can have a maximum of 2**16 (65536) node
types in it, so that the ids fit into 16-bit typed array slots.
*/
var NodeSet = class NodeSet {
	/**
	Create a set with the given types. The `id` property of each
	type should correspond to its position within the array.
	*/
	constructor(types) {
		this.types = types;
		for (let i = 0; i < types.length; i++) if (types[i].id != i) throw new RangeError("Node type ids should correspond to array positions when creating a node set");
	}
	/**
	Create a copy of this set with some node properties added. The
	arguments to this method can be created with
	[`NodeProp.add`](#common.NodeProp.add).
	*/
	extend(...props) {
		let newTypes = [];
		for (let type of this.types) {
			let newProps = null;
			for (let source of props) {
				let add = source(type);
				if (add) {
					if (!newProps) newProps = Object.assign({}, type.props);
					let value = add[1], prop = add[0];
					if (prop.combine && prop.id in newProps) value = prop.combine(newProps[prop.id], value);
					newProps[prop.id] = value;
				}
			}
			newTypes.push(newProps ? new NodeType(type.name, newProps, type.id, type.flags) : type);
		}
		return new NodeSet(newTypes);
	}
};
const CachedNode = /* @__PURE__ */ new WeakMap();
const CachedInnerNode = /* @__PURE__ */ new WeakMap();
/**
Options that control iteration. Can be combined with the `|`
operator to enable multiple ones.
*/
var IterMode;
(function(IterMode) {
	/**
	When enabled, iteration will only visit [`Tree`](#common.Tree)
	objects, not nodes packed into
	[`TreeBuffer`](#common.TreeBuffer)s.
	*/
	IterMode[IterMode["ExcludeBuffers"] = 1] = "ExcludeBuffers";
	/**
	Enable this to make iteration include anonymous nodes (such as
	the nodes that wrap repeated grammar constructs into a balanced
	tree).
	*/
	IterMode[IterMode["IncludeAnonymous"] = 2] = "IncludeAnonymous";
	/**
	By default, regular [mounted](#common.NodeProp^mounted) nodes
	replace their base node in iteration. Enable this to ignore them
	instead.
	*/
	IterMode[IterMode["IgnoreMounts"] = 4] = "IgnoreMounts";
	/**
	This option only applies in
	[`enter`](#common.SyntaxNode.enter)-style methods. It tells the
	library to not enter mounted overlays if one covers the given
	position.
	*/
	IterMode[IterMode["IgnoreOverlays"] = 8] = "IgnoreOverlays";
	/**
	When set, positions on the boundary of a mounted overlay tree
	that has its [`bracketed`](#common.NestedParse.bracketed) flag
	set will enter that tree regardless of side. Only supported in
	[`enter`](#common.SyntaxNode.enter), not in cursors.
	*/
	IterMode[IterMode["EnterBracketed"] = 16] = "EnterBracketed";
})(IterMode || (IterMode = {}));
/**
A piece of syntax tree. There are two ways to approach these
trees: the way they are actually stored in memory, and the
convenient way.

Syntax trees are stored as a tree of `Tree` and `TreeBuffer`
objects. By packing detail information into `TreeBuffer` leaf
nodes, the representation is made a lot more memory-efficient.

However, when you want to actually work with tree nodes, this
representation is very awkward, so most client code will want to
use the [`TreeCursor`](#common.TreeCursor) or
[`SyntaxNode`](#common.SyntaxNode) interface instead, which provides
a view on some part of this data structure, and can be used to
move around to adjacent nodes.
*/
var Tree = class Tree {
	/**
	Construct a new tree. See also [`Tree.build`](#common.Tree^build).
	*/
	constructor(type, children, positions, length, props) {
		this.type = type;
		this.children = children;
		this.positions = positions;
		this.length = length;
		/**
		@internal
		*/
		this.props = null;
		if (props && props.length) {
			this.props = Object.create(null);
			for (let [prop, value] of props) this.props[typeof prop == "number" ? prop : prop.id] = value;
		}
	}
	/**
	@internal
	*/
	toString() {
		let mounted = MountedTree.get(this);
		if (mounted && !mounted.overlay) return mounted.tree.toString();
		let children = "";
		for (let ch of this.children) {
			let str = ch.toString();
			if (str) {
				if (children) children += ",";
				children += str;
			}
		}
		return !this.type.name ? children : (/\W/.test(this.type.name) && !this.type.isError ? JSON.stringify(this.type.name) : this.type.name) + (children.length ? "(" + children + ")" : "");
	}
	/**
	Get a [tree cursor](#common.TreeCursor) positioned at the top of
	the tree. Mode can be used to [control](#common.IterMode) which
	nodes the cursor visits.
	*/
	cursor(mode = 0) {
		return new TreeCursor(this.topNode, mode);
	}
	/**
	Get a [tree cursor](#common.TreeCursor) pointing into this tree
	at the given position and side (see
	[`moveTo`](#common.TreeCursor.moveTo).
	*/
	cursorAt(pos, side = 0, mode = 0) {
		let cursor = new TreeCursor(CachedNode.get(this) || this.topNode);
		cursor.moveTo(pos, side);
		CachedNode.set(this, cursor._tree);
		return cursor;
	}
	/**
	Get a [syntax node](#common.SyntaxNode) object for the top of the
	tree.
	*/
	get topNode() {
		return new TreeNode(this, 0, 0, null);
	}
	/**
	Get the [syntax node](#common.SyntaxNode) at the given position.
	If `side` is -1, this will move into nodes that end at the
	position. If 1, it'll move into nodes that start at the
	position. With 0, it'll only enter nodes that cover the position
	from both sides.
	
	Note that this will not enter
	[overlays](#common.MountedTree.overlay), and you often want
	[`resolveInner`](#common.Tree.resolveInner) instead.
	*/
	resolve(pos, side = 0) {
		let node = resolveNode(CachedNode.get(this) || this.topNode, pos, side, false);
		CachedNode.set(this, node);
		return node;
	}
	/**
	Like [`resolve`](#common.Tree.resolve), but will enter
	[overlaid](#common.MountedTree.overlay) nodes, producing a syntax node
	pointing into the innermost overlaid tree at the given position
	(with parent links going through all parent structure, including
	the host trees).
	*/
	resolveInner(pos, side = 0) {
		let node = resolveNode(CachedInnerNode.get(this) || this.topNode, pos, side, true);
		CachedInnerNode.set(this, node);
		return node;
	}
	/**
	In some situations, it can be useful to iterate through all
	nodes around a position, including those in overlays that don't
	directly cover the position. This method gives you an iterator
	that will produce all nodes, from small to big, around the given
	position.
	*/
	resolveStack(pos, side = 0) {
		return stackIterator(this, pos, side);
	}
	/**
	Iterate over the tree and its children, calling `enter` for any
	node that touches the `from`/`to` region (if given) before
	running over such a node's children, and `leave` (if given) when
	leaving the node. When `enter` returns `false`, that node will
	not have its children iterated over (or `leave` called).
	*/
	iterate(spec) {
		let { enter, leave, from = 0, to = this.length } = spec;
		let mode = spec.mode || 0, anon = (mode & IterMode.IncludeAnonymous) > 0;
		for (let c = this.cursor(mode | IterMode.IncludeAnonymous);;) {
			let entered = false;
			if (c.from <= to && c.to >= from && (!anon && c.type.isAnonymous || enter(c) !== false)) {
				if (c.firstChild()) continue;
				entered = true;
			}
			for (;;) {
				if (entered && leave && (anon || !c.type.isAnonymous)) leave(c);
				if (c.nextSibling()) break;
				if (!c.parent()) return;
				entered = true;
			}
		}
	}
	/**
	Get the value of the given [node prop](#common.NodeProp) for this
	node. Works with both per-node and per-type props.
	*/
	prop(prop) {
		return !prop.perNode ? this.type.prop(prop) : this.props ? this.props[prop.id] : void 0;
	}
	/**
	Returns the node's [per-node props](#common.NodeProp.perNode) in a
	format that can be passed to the [`Tree`](#common.Tree)
	constructor.
	*/
	get propValues() {
		let result = [];
		if (this.props) for (let id in this.props) result.push([+id, this.props[id]]);
		return result;
	}
	/**
	Balance the direct children of this tree, producing a copy of
	which may have children grouped into subtrees with type
	[`NodeType.none`](#common.NodeType^none).
	*/
	balance(config = {}) {
		return this.children.length <= 8 ? this : balanceRange(NodeType.none, this.children, this.positions, 0, this.children.length, 0, this.length, (children, positions, length) => new Tree(this.type, children, positions, length, this.propValues), config.makeTree || ((children, positions, length) => new Tree(NodeType.none, children, positions, length)));
	}
	/**
	Build a tree from a postfix-ordered buffer of node information,
	or a cursor over such a buffer.
	*/
	static build(data) {
		return buildTree(data);
	}
};
/**
The empty tree
*/
Tree.empty = new Tree(NodeType.none, [], [], 0);
var FlatBufferCursor = class FlatBufferCursor {
	constructor(buffer, index) {
		this.buffer = buffer;
		this.index = index;
	}
	get id() {
		return this.buffer[this.index - 4];
	}
	get start() {
		return this.buffer[this.index - 3];
	}
	get end() {
		return this.buffer[this.index - 2];
	}
	get size() {
		return this.buffer[this.index - 1];
	}
	get pos() {
		return this.index;
	}
	next() {
		this.index -= 4;
	}
	fork() {
		return new FlatBufferCursor(this.buffer, this.index);
	}
};
/**
Tree buffers contain (type, start, end, endIndex) quads for each
node. In such a buffer, nodes are stored in prefix order (parents
before children, with the endIndex of the parent indicating which
children belong to it).
*/
var TreeBuffer = class TreeBuffer {
	/**
	Create a tree buffer.
	*/
	constructor(buffer, length, set) {
		this.buffer = buffer;
		this.length = length;
		this.set = set;
	}
	/**
	@internal
	*/
	get type() {
		return NodeType.none;
	}
	/**
	@internal
	*/
	toString() {
		let result = [];
		for (let index = 0; index < this.buffer.length;) {
			result.push(this.childString(index));
			index = this.buffer[index + 3];
		}
		return result.join(",");
	}
	/**
	@internal
	*/
	childString(index) {
		let id = this.buffer[index], endIndex = this.buffer[index + 3];
		let type = this.set.types[id], result = type.name;
		if (/\W/.test(result) && !type.isError) result = JSON.stringify(result);
		index += 4;
		if (endIndex == index) return result;
		let children = [];
		while (index < endIndex) {
			children.push(this.childString(index));
			index = this.buffer[index + 3];
		}
		return result + "(" + children.join(",") + ")";
	}
	/**
	@internal
	*/
	findChild(startIndex, endIndex, dir, pos, side) {
		let { buffer } = this, pick = -1;
		for (let i = startIndex; i != endIndex; i = buffer[i + 3]) if (checkSide(side, pos, buffer[i + 1], buffer[i + 2])) {
			pick = i;
			if (dir > 0) break;
		}
		return pick;
	}
	/**
	@internal
	*/
	slice(startI, endI, from) {
		let b = this.buffer;
		let copy = new Uint16Array(endI - startI), len = 0;
		for (let i = startI, j = 0; i < endI;) {
			copy[j++] = b[i++];
			copy[j++] = b[i++] - from;
			let to = copy[j++] = b[i++] - from;
			copy[j++] = b[i++] - startI;
			len = Math.max(len, to);
		}
		return new TreeBuffer(copy, len, this.set);
	}
};
function checkSide(side, pos, from, to) {
	switch (side) {
		case -2: return from < pos;
		case -1: return to >= pos && from < pos;
		case 0: return from < pos && to > pos;
		case 1: return from <= pos && to > pos;
		case 2: return to > pos;
		case 4: return true;
	}
}
function resolveNode(node, pos, side, overlays) {
	var _a;
	while (node.from == node.to || (side < 1 ? node.from >= pos : node.from > pos) || (side > -1 ? node.to <= pos : node.to < pos)) {
		let parent = !overlays && node instanceof TreeNode && node.index < 0 ? null : node.parent;
		if (!parent) return node;
		node = parent;
	}
	let mode = overlays ? 0 : IterMode.IgnoreOverlays;
	if (overlays) {
		for (let scan = node, parent = scan.parent; parent; scan = parent, parent = scan.parent) if (scan instanceof TreeNode && scan.index < 0 && ((_a = parent.enter(pos, side, mode)) === null || _a === void 0 ? void 0 : _a.from) != scan.from) node = parent;
	}
	for (;;) {
		let inner = node.enter(pos, side, mode);
		if (!inner) return node;
		node = inner;
	}
}
var BaseNode = class {
	cursor(mode = 0) {
		return new TreeCursor(this, mode);
	}
	getChild(type, before = null, after = null) {
		let r = getChildren(this, type, before, after);
		return r.length ? r[0] : null;
	}
	getChildren(type, before = null, after = null) {
		return getChildren(this, type, before, after);
	}
	resolve(pos, side = 0) {
		return resolveNode(this, pos, side, false);
	}
	resolveInner(pos, side = 0) {
		return resolveNode(this, pos, side, true);
	}
	matchContext(context) {
		return matchNodeContext(this.parent, context);
	}
	enterUnfinishedNodesBefore(pos) {
		let scan = this.childBefore(pos), node = this;
		while (scan) {
			let last = scan.lastChild;
			if (!last || last.to != scan.to) break;
			if (last.type.isError && last.from == last.to) {
				node = scan;
				scan = last.prevSibling;
			} else scan = last;
		}
		return node;
	}
	get node() {
		return this;
	}
	get next() {
		return this.parent;
	}
};
var TreeNode = class TreeNode extends BaseNode {
	constructor(_tree, from, index, _parent) {
		super();
		this._tree = _tree;
		this.from = from;
		this.index = index;
		this._parent = _parent;
	}
	get type() {
		return this._tree.type;
	}
	get name() {
		return this._tree.type.name;
	}
	get to() {
		return this.from + this._tree.length;
	}
	nextChild(i, dir, pos, side, mode = 0) {
		for (let parent = this;;) {
			for (let { children, positions } = parent._tree, e = dir > 0 ? children.length : -1; i != e; i += dir) {
				let next = children[i], start = positions[i] + parent.from, mounted;
				if (!(mode & IterMode.EnterBracketed && next instanceof Tree && (mounted = MountedTree.get(next)) && !mounted.overlay && mounted.bracketed && pos >= start && pos <= start + next.length) && !checkSide(side, pos, start, start + next.length)) continue;
				if (next instanceof TreeBuffer) {
					if (mode & IterMode.ExcludeBuffers) continue;
					let index = next.findChild(0, next.buffer.length, dir, pos - start, side);
					if (index > -1) return new BufferNode(new BufferContext(parent, next, i, start), null, index);
				} else if (mode & IterMode.IncludeAnonymous || !next.type.isAnonymous || hasChild(next)) {
					let mounted;
					if (!(mode & IterMode.IgnoreMounts) && (mounted = MountedTree.get(next)) && !mounted.overlay) return new TreeNode(mounted.tree, start, i, parent);
					let inner = new TreeNode(next, start, i, parent);
					return mode & IterMode.IncludeAnonymous || !inner.type.isAnonymous ? inner : inner.nextChild(dir < 0 ? next.children.length - 1 : 0, dir, pos, side, mode);
				}
			}
			if (mode & IterMode.IncludeAnonymous || !parent.type.isAnonymous) return null;
			if (parent.index >= 0) i = parent.index + dir;
			else i = dir < 0 ? -1 : parent._parent._tree.children.length;
			parent = parent._parent;
			if (!parent) return null;
		}
	}
	get firstChild() {
		return this.nextChild(0, 1, 0, 4);
	}
	get lastChild() {
		return this.nextChild(this._tree.children.length - 1, -1, 0, 4);
	}
	childAfter(pos) {
		return this.nextChild(0, 1, pos, 2);
	}
	childBefore(pos) {
		return this.nextChild(this._tree.children.length - 1, -1, pos, -2);
	}
	prop(prop) {
		return this._tree.prop(prop);
	}
	enter(pos, side, mode = 0) {
		let mounted;
		if (!(mode & IterMode.IgnoreOverlays) && (mounted = MountedTree.get(this._tree)) && mounted.overlay) {
			let rPos = pos - this.from, enterBracketed = mode & IterMode.EnterBracketed && mounted.bracketed;
			for (let { from, to } of mounted.overlay) if ((side > 0 || enterBracketed ? from <= rPos : from < rPos) && (side < 0 || enterBracketed ? to >= rPos : to > rPos)) return new TreeNode(mounted.tree, mounted.overlay[0].from + this.from, -1, this);
		}
		return this.nextChild(0, 1, pos, side, mode);
	}
	nextSignificantParent() {
		let val = this;
		while (val.type.isAnonymous && val._parent) val = val._parent;
		return val;
	}
	get parent() {
		return this._parent ? this._parent.nextSignificantParent() : null;
	}
	get nextSibling() {
		return this._parent && this.index >= 0 ? this._parent.nextChild(this.index + 1, 1, 0, 4) : null;
	}
	get prevSibling() {
		return this._parent && this.index >= 0 ? this._parent.nextChild(this.index - 1, -1, 0, 4) : null;
	}
	get tree() {
		return this._tree;
	}
	toTree() {
		return this._tree;
	}
	/**
	@internal
	*/
	toString() {
		return this._tree.toString();
	}
};
function getChildren(node, type, before, after) {
	let cur = node.cursor(), result = [];
	if (!cur.firstChild()) return result;
	if (before != null) for (let found = false; !found;) {
		found = cur.type.is(before);
		if (!cur.nextSibling()) return result;
	}
	for (;;) {
		if (after != null && cur.type.is(after)) return result;
		if (cur.type.is(type)) result.push(cur.node);
		if (!cur.nextSibling()) return after == null ? result : [];
	}
}
function matchNodeContext(node, context, i = context.length - 1) {
	for (let p = node; i >= 0; p = p.parent) {
		if (!p) return false;
		if (!p.type.isAnonymous) {
			if (context[i] && context[i] != p.name) return false;
			i--;
		}
	}
	return true;
}
var BufferContext = class {
	constructor(parent, buffer, index, start) {
		this.parent = parent;
		this.buffer = buffer;
		this.index = index;
		this.start = start;
	}
};
var BufferNode = class BufferNode extends BaseNode {
	get name() {
		return this.type.name;
	}
	get from() {
		return this.context.start + this.context.buffer.buffer[this.index + 1];
	}
	get to() {
		return this.context.start + this.context.buffer.buffer[this.index + 2];
	}
	constructor(context, _parent, index) {
		super();
		this.context = context;
		this._parent = _parent;
		this.index = index;
		this.type = context.buffer.set.types[context.buffer.buffer[index]];
	}
	child(dir, pos, side) {
		let { buffer } = this.context;
		let index = buffer.findChild(this.index + 4, buffer.buffer[this.index + 3], dir, pos - this.context.start, side);
		return index < 0 ? null : new BufferNode(this.context, this, index);
	}
	get firstChild() {
		return this.child(1, 0, 4);
	}
	get lastChild() {
		return this.child(-1, 0, 4);
	}
	childAfter(pos) {
		return this.child(1, pos, 2);
	}
	childBefore(pos) {
		return this.child(-1, pos, -2);
	}
	prop(prop) {
		return this.type.prop(prop);
	}
	enter(pos, side, mode = 0) {
		if (mode & IterMode.ExcludeBuffers) return null;
		let { buffer } = this.context;
		let index = buffer.findChild(this.index + 4, buffer.buffer[this.index + 3], side > 0 ? 1 : -1, pos - this.context.start, side);
		return index < 0 ? null : new BufferNode(this.context, this, index);
	}
	get parent() {
		return this._parent || this.context.parent.nextSignificantParent();
	}
	externalSibling(dir) {
		return this._parent ? null : this.context.parent.nextChild(this.context.index + dir, dir, 0, 4);
	}
	get nextSibling() {
		let { buffer } = this.context;
		let after = buffer.buffer[this.index + 3];
		if (after < (this._parent ? buffer.buffer[this._parent.index + 3] : buffer.buffer.length)) return new BufferNode(this.context, this._parent, after);
		return this.externalSibling(1);
	}
	get prevSibling() {
		let { buffer } = this.context;
		let parentStart = this._parent ? this._parent.index + 4 : 0;
		if (this.index == parentStart) return this.externalSibling(-1);
		return new BufferNode(this.context, this._parent, buffer.findChild(parentStart, this.index, -1, 0, 4));
	}
	get tree() {
		return null;
	}
	toTree() {
		let children = [], positions = [];
		let { buffer } = this.context;
		let startI = this.index + 4, endI = buffer.buffer[this.index + 3];
		if (endI > startI) {
			let from = buffer.buffer[this.index + 1];
			children.push(buffer.slice(startI, endI, from));
			positions.push(0);
		}
		return new Tree(this.type, children, positions, this.to - this.from);
	}
	/**
	@internal
	*/
	toString() {
		return this.context.buffer.childString(this.index);
	}
};
function iterStack(heads) {
	if (!heads.length) return null;
	let pick = 0, picked = heads[0];
	for (let i = 1; i < heads.length; i++) {
		let node = heads[i];
		if (node.from > picked.from || node.to < picked.to) {
			picked = node;
			pick = i;
		}
	}
	let next = picked instanceof TreeNode && picked.index < 0 ? null : picked.parent;
	let newHeads = heads.slice();
	if (next) newHeads[pick] = next;
	else newHeads.splice(pick, 1);
	return new StackIterator(newHeads, picked);
}
var StackIterator = class {
	constructor(heads, node) {
		this.heads = heads;
		this.node = node;
	}
	get next() {
		return iterStack(this.heads);
	}
};
function stackIterator(tree, pos, side) {
	let inner = tree.resolveInner(pos, side), layers = null;
	for (let scan = inner instanceof TreeNode ? inner : inner.context.parent; scan; scan = scan.parent) if (scan.index < 0) {
		let parent = scan.parent;
		(layers || (layers = [inner])).push(parent.resolve(pos, side));
		scan = parent;
	} else {
		let mount = MountedTree.get(scan.tree);
		if (mount && mount.overlay && mount.overlay[0].from <= pos && mount.overlay[mount.overlay.length - 1].to >= pos) {
			let root = new TreeNode(mount.tree, mount.overlay[0].from + scan.from, -1, scan);
			(layers || (layers = [inner])).push(resolveNode(root, pos, side, false));
		}
	}
	return layers ? iterStack(layers) : inner;
}
/**
A tree cursor object focuses on a given node in a syntax tree, and
allows you to move to adjacent nodes.
*/
var TreeCursor = class {
	/**
	Shorthand for `.type.name`.
	*/
	get name() {
		return this.type.name;
	}
	/**
	@internal
	*/
	constructor(node, mode = 0) {
		/**
		@internal
		*/
		this.buffer = null;
		this.stack = [];
		/**
		@internal
		*/
		this.index = 0;
		this.bufferNode = null;
		this.mode = mode & ~IterMode.EnterBracketed;
		if (node instanceof TreeNode) this.yieldNode(node);
		else {
			this._tree = node.context.parent;
			this.buffer = node.context;
			for (let n = node._parent; n; n = n._parent) this.stack.unshift(n.index);
			this.bufferNode = node;
			this.yieldBuf(node.index);
		}
	}
	yieldNode(node) {
		if (!node) return false;
		this._tree = node;
		this.type = node.type;
		this.from = node.from;
		this.to = node.to;
		return true;
	}
	yieldBuf(index, type) {
		this.index = index;
		let { start, buffer } = this.buffer;
		this.type = type || buffer.set.types[buffer.buffer[index]];
		this.from = start + buffer.buffer[index + 1];
		this.to = start + buffer.buffer[index + 2];
		return true;
	}
	/**
	@internal
	*/
	yield(node) {
		if (!node) return false;
		if (node instanceof TreeNode) {
			this.buffer = null;
			return this.yieldNode(node);
		}
		this.buffer = node.context;
		return this.yieldBuf(node.index, node.type);
	}
	/**
	@internal
	*/
	toString() {
		return this.buffer ? this.buffer.buffer.childString(this.index) : this._tree.toString();
	}
	/**
	@internal
	*/
	enterChild(dir, pos, side) {
		if (!this.buffer) return this.yield(this._tree.nextChild(dir < 0 ? this._tree._tree.children.length - 1 : 0, dir, pos, side, this.mode));
		let { buffer } = this.buffer;
		let index = buffer.findChild(this.index + 4, buffer.buffer[this.index + 3], dir, pos - this.buffer.start, side);
		if (index < 0) return false;
		this.stack.push(this.index);
		return this.yieldBuf(index);
	}
	/**
	Move the cursor to this node's first child. When this returns
	false, the node has no child, and the cursor has not been moved.
	*/
	firstChild() {
		return this.enterChild(1, 0, 4);
	}
	/**
	Move the cursor to this node's last child.
	*/
	lastChild() {
		return this.enterChild(-1, 0, 4);
	}
	/**
	Move the cursor to the first child that ends after `pos`.
	*/
	childAfter(pos) {
		return this.enterChild(1, pos, 2);
	}
	/**
	Move to the last child that starts before `pos`.
	*/
	childBefore(pos) {
		return this.enterChild(-1, pos, -2);
	}
	/**
	Move the cursor to the child around `pos`. If side is -1 the
	child may end at that position, when 1 it may start there. This
	will also enter [overlaid](#common.MountedTree.overlay)
	[mounted](#common.NodeProp^mounted) trees unless `overlays` is
	set to false.
	*/
	enter(pos, side, mode = this.mode) {
		if (!this.buffer) return this.yield(this._tree.enter(pos, side, mode));
		return mode & IterMode.ExcludeBuffers ? false : this.enterChild(1, pos, side);
	}
	/**
	Move to the node's parent node, if this isn't the top node.
	*/
	parent() {
		if (!this.buffer) return this.yieldNode(this.mode & IterMode.IncludeAnonymous ? this._tree._parent : this._tree.parent);
		if (this.stack.length) return this.yieldBuf(this.stack.pop());
		let parent = this.mode & IterMode.IncludeAnonymous ? this.buffer.parent : this.buffer.parent.nextSignificantParent();
		this.buffer = null;
		return this.yieldNode(parent);
	}
	/**
	@internal
	*/
	sibling(dir) {
		if (!this.buffer) return !this._tree._parent ? false : this.yield(this._tree.index < 0 ? null : this._tree._parent.nextChild(this._tree.index + dir, dir, 0, 4, this.mode));
		let { buffer } = this.buffer, d = this.stack.length - 1;
		if (dir < 0) {
			let parentStart = d < 0 ? 0 : this.stack[d] + 4;
			if (this.index != parentStart) return this.yieldBuf(buffer.findChild(parentStart, this.index, -1, 0, 4));
		} else {
			let after = buffer.buffer[this.index + 3];
			if (after < (d < 0 ? buffer.buffer.length : buffer.buffer[this.stack[d] + 3])) return this.yieldBuf(after);
		}
		return d < 0 ? this.yield(this.buffer.parent.nextChild(this.buffer.index + dir, dir, 0, 4, this.mode)) : false;
	}
	/**
	Move to this node's next sibling, if any.
	*/
	nextSibling() {
		return this.sibling(1);
	}
	/**
	Move to this node's previous sibling, if any.
	*/
	prevSibling() {
		return this.sibling(-1);
	}
	atLastNode(dir) {
		let index, parent, { buffer } = this;
		if (buffer) {
			if (dir > 0) {
				if (this.index < buffer.buffer.buffer.length) return false;
			} else for (let i = 0; i < this.index; i++) if (buffer.buffer.buffer[i + 3] < this.index) return false;
			({index, parent} = buffer);
		} else ({index, _parent: parent} = this._tree);
		for (; parent; {index, _parent: parent} = parent) if (index > -1) for (let i = index + dir, e = dir < 0 ? -1 : parent._tree.children.length; i != e; i += dir) {
			let child = parent._tree.children[i];
			if (this.mode & IterMode.IncludeAnonymous || child instanceof TreeBuffer || !child.type.isAnonymous || hasChild(child)) return false;
		}
		return true;
	}
	move(dir, enter) {
		if (enter && this.enterChild(dir, 0, 4)) return true;
		for (;;) {
			if (this.sibling(dir)) return true;
			if (this.atLastNode(dir) || !this.parent()) return false;
		}
	}
	/**
	Move to the next node in a
	[pre-order](https://en.wikipedia.org/wiki/Tree_traversal#Pre-order,_NLR)
	traversal, going from a node to its first child or, if the
	current node is empty or `enter` is false, its next sibling or
	the next sibling of the first parent node that has one.
	*/
	next(enter = true) {
		return this.move(1, enter);
	}
	/**
	Move to the next node in a last-to-first pre-order traversal. A
	node is followed by its last child or, if it has none, its
	previous sibling or the previous sibling of the first parent
	node that has one.
	*/
	prev(enter = true) {
		return this.move(-1, enter);
	}
	/**
	Move the cursor to the innermost node that covers `pos`. If
	`side` is -1, it will enter nodes that end at `pos`. If it is 1,
	it will enter nodes that start at `pos`.
	*/
	moveTo(pos, side = 0) {
		while (this.from == this.to || (side < 1 ? this.from >= pos : this.from > pos) || (side > -1 ? this.to <= pos : this.to < pos)) if (!this.parent()) break;
		while (this.enterChild(1, pos, side));
		return this;
	}
	/**
	Get a [syntax node](#common.SyntaxNode) at the cursor's current
	position.
	*/
	get node() {
		if (!this.buffer) return this._tree;
		let cache = this.bufferNode, result = null, depth = 0;
		if (cache && cache.context == this.buffer) scan: for (let index = this.index, d = this.stack.length; d >= 0;) {
			for (let c = cache; c; c = c._parent) if (c.index == index) {
				if (index == this.index) return c;
				result = c;
				depth = d + 1;
				break scan;
			}
			index = this.stack[--d];
		}
		for (let i = depth; i < this.stack.length; i++) result = new BufferNode(this.buffer, result, this.stack[i]);
		return this.bufferNode = new BufferNode(this.buffer, result, this.index);
	}
	/**
	Get the [tree](#common.Tree) that represents the current node, if
	any. Will return null when the node is in a [tree
	buffer](#common.TreeBuffer).
	*/
	get tree() {
		return this.buffer ? null : this._tree._tree;
	}
	/**
	Iterate over the current node and all its descendants, calling
	`enter` when entering a node and `leave`, if given, when leaving
	one. When `enter` returns `false`, any children of that node are
	skipped, and `leave` isn't called for it.
	*/
	iterate(enter, leave) {
		for (let depth = 0;;) {
			let mustLeave = false;
			if (this.type.isAnonymous || enter(this) !== false) {
				if (this.firstChild()) {
					depth++;
					continue;
				}
				if (!this.type.isAnonymous) mustLeave = true;
			}
			for (;;) {
				if (mustLeave && leave) leave(this);
				mustLeave = this.type.isAnonymous;
				if (!depth) return;
				if (this.nextSibling()) break;
				this.parent();
				depth--;
				mustLeave = true;
			}
		}
	}
	/**
	Test whether the current node matches a given context—a sequence
	of direct parent node names. Empty strings in the context array
	are treated as wildcards.
	*/
	matchContext(context) {
		if (!this.buffer) return matchNodeContext(this.node.parent, context);
		let { buffer } = this.buffer, { types } = buffer.set;
		for (let i = context.length - 1, d = this.stack.length - 1; i >= 0; d--) {
			if (d < 0) return matchNodeContext(this._tree, context, i);
			let type = types[buffer.buffer[this.stack[d]]];
			if (!type.isAnonymous) {
				if (context[i] && context[i] != type.name) return false;
				i--;
			}
		}
		return true;
	}
};
function hasChild(tree) {
	return tree.children.some((ch) => ch instanceof TreeBuffer || !ch.type.isAnonymous || hasChild(ch));
}
function buildTree(data) {
	var _a;
	let { buffer, nodeSet, maxBufferLength = DefaultBufferLength, reused = [], minRepeatType = nodeSet.types.length } = data;
	let cursor = Array.isArray(buffer) ? new FlatBufferCursor(buffer, buffer.length) : buffer;
	let types = nodeSet.types;
	let contextHash = 0, lookAhead = 0;
	function takeNode(parentStart, minPos, children, positions, inRepeat, depth) {
		let { id, start, end, size } = cursor;
		let lookAheadAtStart = lookAhead, contextAtStart = contextHash;
		if (size < 0) {
			cursor.next();
			if (size == -1) {
				let node = reused[id];
				children.push(node);
				positions.push(start - parentStart);
				return;
			} else if (size == -3) {
				contextHash = id;
				return;
			} else if (size == -4) {
				lookAhead = id;
				return;
			} else throw new RangeError(`Unrecognized record size: ${size}`);
		}
		let type = types[id], node, buffer;
		let startPos = start - parentStart;
		if (end - start <= maxBufferLength && (buffer = findBufferSize(cursor.pos - minPos, inRepeat))) {
			let data = new Uint16Array(buffer.size - buffer.skip);
			let endPos = cursor.pos - buffer.size, index = data.length;
			while (cursor.pos > endPos) index = copyToBuffer(buffer.start, data, index);
			node = new TreeBuffer(data, end - buffer.start, nodeSet);
			startPos = buffer.start - parentStart;
		} else {
			let endPos = cursor.pos - size;
			cursor.next();
			let localChildren = [], localPositions = [];
			let localInRepeat = id >= minRepeatType ? id : -1;
			let lastGroup = 0, lastEnd = end, groupLookAhead = lookAheadAtStart;
			while (cursor.pos > endPos) if (localInRepeat >= 0 && cursor.id == localInRepeat && cursor.size >= 0) {
				if (cursor.end <= lastEnd - maxBufferLength) {
					makeRepeatLeaf(localChildren, localPositions, start, lastGroup, cursor.end, lastEnd, localInRepeat, groupLookAhead, contextAtStart);
					lastGroup = localChildren.length;
					lastEnd = cursor.end;
					groupLookAhead = lookAhead;
				}
				cursor.next();
			} else if (depth > 2500) takeFlatNode(start, endPos, localChildren, localPositions);
			else {
				if (localInRepeat >= 0 && cursor.size == -1 && reused[cursor.id].type == nodeSet.types[localInRepeat]) {
					if (lastGroup < localChildren.length) makeRepeatLeaf(localChildren, localPositions, start, lastGroup, cursor.end, lastEnd, localInRepeat, groupLookAhead, contextAtStart);
					lastGroup = localChildren.length + 1;
					lastEnd = cursor.start;
					groupLookAhead = lookAhead;
				}
				takeNode(start, endPos, localChildren, localPositions, localInRepeat, depth + 1);
			}
			if (localInRepeat >= 0 && lastGroup > 0 && lastGroup < localChildren.length) makeRepeatLeaf(localChildren, localPositions, start, lastGroup, start, lastEnd, localInRepeat, groupLookAhead, contextAtStart);
			localChildren.reverse();
			localPositions.reverse();
			if (localInRepeat > -1 && lastGroup > 0) {
				let make = makeBalanced(type, contextAtStart);
				node = balanceRange(type, localChildren, localPositions, 0, localChildren.length, 0, end - start, make, make);
			} else node = makeTree(type, localChildren, localPositions, end - start, lookAheadAtStart - end, contextAtStart);
		}
		children.push(node);
		positions.push(startPos);
	}
	function takeFlatNode(parentStart, minPos, children, positions) {
		let nodes = [];
		let nodeCount = 0, stopAt = -1;
		while (cursor.pos > minPos) {
			let { id, start, end, size } = cursor;
			if (size > 4) cursor.next();
			else if (stopAt > -1 && start < stopAt) break;
			else {
				if (stopAt < 0) stopAt = end - maxBufferLength;
				nodes.push(id, start, end);
				nodeCount++;
				cursor.next();
			}
		}
		if (nodeCount) {
			let buffer = new Uint16Array(nodeCount * 4);
			let start = nodes[nodes.length - 2];
			for (let i = nodes.length - 3, j = 0; i >= 0; i -= 3) {
				buffer[j++] = nodes[i];
				buffer[j++] = nodes[i + 1] - start;
				buffer[j++] = nodes[i + 2] - start;
				buffer[j++] = j;
			}
			children.push(new TreeBuffer(buffer, nodes[2] - start, nodeSet));
			positions.push(start - parentStart);
		}
	}
	function makeBalanced(type, contextHash) {
		return (children, positions, length) => {
			let lookAhead = 0, lastI = children.length - 1, last, lookAheadProp;
			if (lastI >= 0 && (last = children[lastI]) instanceof Tree) {
				if (!lastI && last.type == type && last.length == length) return last;
				if (lookAheadProp = last.prop(NodeProp.lookAhead)) lookAhead = positions[lastI] + last.length + lookAheadProp - length;
			}
			return makeTree(type, children, positions, length, lookAhead, contextHash);
		};
	}
	function makeRepeatLeaf(children, positions, base, i, from, to, type, lookAhead, contextHash) {
		let localChildren = [], localPositions = [];
		while (children.length > i) {
			localChildren.push(children.pop());
			localPositions.push(positions.pop() + base - from);
		}
		children.push(makeTree(nodeSet.types[type], localChildren, localPositions, to - from, lookAhead - to, contextHash));
		positions.push(from - base);
	}
	function makeTree(type, children, positions, length, lookAhead, contextHash, props) {
		if (contextHash) {
			let pair = [NodeProp.contextHash, contextHash];
			props = props ? [pair].concat(props) : [pair];
		}
		if (lookAhead > 25) {
			let pair = [NodeProp.lookAhead, lookAhead];
			props = props ? [pair].concat(props) : [pair];
		}
		return new Tree(type, children, positions, length, props);
	}
	function findBufferSize(maxSize, inRepeat) {
		let fork = cursor.fork();
		let size = 0, start = 0, skip = 0, minStart = fork.end - maxBufferLength;
		let result = {
			size: 0,
			start: 0,
			skip: 0
		};
		scan: for (let minPos = fork.pos - maxSize; fork.pos > minPos;) {
			let nodeSize = fork.size;
			if (fork.id == inRepeat && nodeSize >= 0) {
				result.size = size;
				result.start = start;
				result.skip = skip;
				skip += 4;
				size += 4;
				fork.next();
				continue;
			}
			let startPos = fork.pos - nodeSize;
			if (nodeSize < 0 || startPos < minPos || fork.start < minStart) break;
			let localSkipped = fork.id >= minRepeatType ? 4 : 0;
			let nodeStart = fork.start;
			fork.next();
			while (fork.pos > startPos) {
				if (fork.size < 0) {
					if (fork.size == -3 || fork.size == -4) localSkipped += 4;
					else break scan;
				} else if (fork.id >= minRepeatType) localSkipped += 4;
				fork.next();
			}
			start = nodeStart;
			size += nodeSize;
			skip += localSkipped;
		}
		if (inRepeat < 0 || size == maxSize) {
			result.size = size;
			result.start = start;
			result.skip = skip;
		}
		return result.size > 4 ? result : void 0;
	}
	function copyToBuffer(bufferStart, buffer, index) {
		let { id, start, end, size } = cursor;
		cursor.next();
		if (size >= 0 && id < minRepeatType) {
			let startIndex = index;
			if (size > 4) {
				let endPos = cursor.pos - (size - 4);
				while (cursor.pos > endPos) index = copyToBuffer(bufferStart, buffer, index);
			}
			buffer[--index] = startIndex;
			buffer[--index] = end - bufferStart;
			buffer[--index] = start - bufferStart;
			buffer[--index] = id;
		} else if (size == -3) contextHash = id;
		else if (size == -4) lookAhead = id;
		return index;
	}
	let children = [], positions = [];
	while (cursor.pos > 0) takeNode(data.start || 0, data.bufferStart || 0, children, positions, -1, 0);
	let length = (_a = data.length) !== null && _a !== void 0 ? _a : children.length ? positions[0] + children[0].length : 0;
	return new Tree(types[data.topID], children.reverse(), positions.reverse(), length);
}
const nodeSizeCache = /* @__PURE__ */ new WeakMap();
function nodeSize(balanceType, node) {
	if (!balanceType.isAnonymous || node instanceof TreeBuffer || node.type != balanceType) return 1;
	let size = nodeSizeCache.get(node);
	if (size == null) {
		size = 1;
		for (let child of node.children) {
			if (child.type != balanceType || !(child instanceof Tree)) {
				size = 1;
				break;
			}
			size += nodeSize(balanceType, child);
		}
		nodeSizeCache.set(node, size);
	}
	return size;
}
function balanceRange(balanceType, children, positions, from, to, start, length, mkTop, mkTree) {
	let total = 0;
	for (let i = from; i < to; i++) total += nodeSize(balanceType, children[i]);
	let maxChild = Math.ceil(total * 1.5 / 8);
	let localChildren = [], localPositions = [];
	function divide(children, positions, from, to, offset) {
		for (let i = from; i < to;) {
			let groupFrom = i, groupStart = positions[i], groupSize = nodeSize(balanceType, children[i]);
			i++;
			for (; i < to; i++) {
				let nextSize = nodeSize(balanceType, children[i]);
				if (groupSize + nextSize >= maxChild) break;
				groupSize += nextSize;
			}
			if (i == groupFrom + 1) {
				if (groupSize > maxChild) {
					let only = children[groupFrom];
					divide(only.children, only.positions, 0, only.children.length, positions[groupFrom] + offset);
					continue;
				}
				localChildren.push(children[groupFrom]);
			} else {
				let length = positions[i - 1] + children[i - 1].length - groupStart;
				localChildren.push(balanceRange(balanceType, children, positions, groupFrom, i, groupStart, length, null, mkTree));
			}
			localPositions.push(groupStart + offset - start);
		}
	}
	divide(children, positions, from, to, 0);
	return (mkTop || mkTree)(localChildren, localPositions, length);
}
/**
A superclass that parsers should extend.
*/
var Parser = class {
	/**
	Start a parse, returning a [partial parse](#common.PartialParse)
	object. [`fragments`](#common.TreeFragment) can be passed in to
	make the parse incremental.
	
	By default, the entire input is parsed. You can pass `ranges`,
	which should be a sorted array of non-empty, non-overlapping
	ranges, to parse only those ranges. The tree returned in that
	case will start at `ranges[0].from`.
	*/
	startParse(input, fragments, ranges) {
		if (typeof input == "string") input = new StringInput(input);
		ranges = !ranges ? [new Range(0, input.length)] : ranges.length ? ranges.map((r) => new Range(r.from, r.to)) : [new Range(0, 0)];
		return this.createParse(input, fragments || [], ranges);
	}
	/**
	Run a full parse, returning the resulting tree.
	*/
	parse(input, fragments, ranges) {
		let parse = this.startParse(input, fragments, ranges);
		for (;;) {
			let done = parse.advance();
			if (done) return done;
		}
	}
};
var StringInput = class {
	constructor(string) {
		this.string = string;
	}
	get length() {
		return this.string.length;
	}
	chunk(from) {
		return this.string.slice(from);
	}
	get lineChunks() {
		return false;
	}
	read(from, to) {
		return this.string.slice(from, to);
	}
};
new NodeProp({ perNode: true });
// node_modules/@lezer/lr/dist/index.js
/**
A parse stack. These are used internally by the parser to track
parsing progress. They also provide some properties and methods
that external code such as a tokenizer can use to get information
about the parse state.
*/
var Stack = class Stack {
	/**
	@internal
	*/
	constructor(p, stack, state, reducePos, pos, score, buffer, bufferBase, curContext, lookAhead = 0, parent) {
		this.p = p;
		this.stack = stack;
		this.state = state;
		this.reducePos = reducePos;
		this.pos = pos;
		this.score = score;
		this.buffer = buffer;
		this.bufferBase = bufferBase;
		this.curContext = curContext;
		this.lookAhead = lookAhead;
		this.parent = parent;
	}
	/**
	@internal
	*/
	toString() {
		return `[${this.stack.filter((_, i) => i % 3 == 0).concat(this.state)}]@${this.pos}${this.score ? "!" + this.score : ""}`;
	}
	/**
	@internal
	*/
	static start(p, state, pos = 0) {
		let cx = p.parser.context;
		return new Stack(p, [], state, pos, pos, 0, [], 0, cx ? new StackContext(cx, cx.start) : null, 0, null);
	}
	/**
	The stack's current [context](#lr.ContextTracker) value, if
	any. Its type will depend on the context tracker's type
	parameter, or it will be `null` if there is no context
	tracker.
	*/
	get context() {
		return this.curContext ? this.curContext.context : null;
	}
	/**
	@internal
	*/
	pushState(state, start) {
		this.stack.push(this.state, start, this.bufferBase + this.buffer.length);
		this.state = state;
	}
	/**
	@internal
	*/
	reduce(action) {
		var _a;
		let depth = action >> 19, type = action & 65535;
		let { parser } = this.p;
		let lookaheadRecord = this.reducePos < this.pos - 25 && this.setLookAhead(this.pos);
		let dPrec = parser.dynamicPrecedence(type);
		if (dPrec) this.score += dPrec;
		if (depth == 0) {
			if (type < parser.minRepeatTerm && this.reducePos < this.pos) this.reducePos = this.pos;
			this.pushState(parser.getGoto(this.state, type, true), this.reducePos);
			if (type < parser.minRepeatTerm) this.storeNode(type, this.reducePos, this.reducePos, lookaheadRecord ? 8 : 4, true);
			this.reduceContext(type, this.reducePos);
			return;
		}
		let base = this.stack.length - (depth - 1) * 3 - (action & 262144 ? 6 : 0);
		let start = base ? this.stack[base - 2] : this.p.ranges[0].from;
		if (type < parser.minRepeatTerm && start == this.reducePos && this.reducePos < this.pos) this.reducePos = this.pos;
		let size = this.reducePos - start;
		if (size >= 2e3 && !((_a = this.p.parser.nodeSet.types[type]) === null || _a === void 0 ? void 0 : _a.isAnonymous)) {
			if (start == this.p.lastBigReductionStart) {
				this.p.bigReductionCount++;
				this.p.lastBigReductionSize = size;
			} else if (this.p.lastBigReductionSize < size) {
				this.p.bigReductionCount = 1;
				this.p.lastBigReductionStart = start;
				this.p.lastBigReductionSize = size;
			}
		}
		let bufferBase = base ? this.stack[base - 1] : 0, count = this.bufferBase + this.buffer.length - bufferBase;
		if (type < parser.minRepeatTerm || action & 131072) {
			let pos = parser.stateFlag(this.state, 1) ? this.pos : this.reducePos;
			this.storeNode(type, start, pos, count + 4, true);
		}
		if (action & 262144) this.state = this.stack[base];
		else {
			let baseStateID = this.stack[base - 3];
			this.state = parser.getGoto(baseStateID, type, true);
		}
		while (this.stack.length > base) this.stack.pop();
		this.reduceContext(type, start);
	}
	/**
	@internal
	*/
	storeNode(term, start, end, size = 4, mustSink = false) {
		if (term == 0 && (!this.stack.length || this.stack[this.stack.length - 1] < this.buffer.length + this.bufferBase)) {
			let top = this.buffer.length;
			if (top > 0 && this.buffer[top - 4] == 0 && this.buffer[top - 1] > -1) {
				if (start == end) return;
				if (this.buffer[top - 2] >= start) {
					this.buffer[top - 2] = end;
					return;
				}
			}
		}
		if (!mustSink || this.pos == end) this.buffer.push(term, start, end, size);
		else {
			let index = this.buffer.length;
			if (index > 0 && (this.buffer[index - 4] != 0 || this.buffer[index - 1] < 0)) {
				let mustMove = false;
				for (let scan = index; scan > 0 && this.buffer[scan - 2] > end; scan -= 4) if (this.buffer[scan - 1] >= 0) {
					mustMove = true;
					break;
				}
				if (mustMove) while (index > 0 && this.buffer[index - 2] > end) {
					this.buffer[index] = this.buffer[index - 4];
					this.buffer[index + 1] = this.buffer[index - 3];
					this.buffer[index + 2] = this.buffer[index - 2];
					this.buffer[index + 3] = this.buffer[index - 1];
					index -= 4;
					if (size > 4) size -= 4;
				}
			}
			this.buffer[index] = term;
			this.buffer[index + 1] = start;
			this.buffer[index + 2] = end;
			this.buffer[index + 3] = size;
		}
	}
	/**
	@internal
	*/
	shift(action, type, start, end) {
		if (action & 131072) this.pushState(action & 65535, this.pos);
		else if ((action & 262144) == 0) {
			let nextState = action, { parser } = this.p;
			this.pos = end;
			let skipped = parser.stateFlag(nextState, 1);
			if (!skipped && (end > start || type <= parser.maxNode)) this.reducePos = end;
			this.pushState(nextState, skipped ? start : Math.min(start, this.reducePos));
			this.shiftContext(type, start);
			if (type <= parser.maxNode) this.buffer.push(type, start, end, 4);
		} else {
			this.pos = end;
			this.shiftContext(type, start);
			if (type <= this.p.parser.maxNode) this.buffer.push(type, start, end, 4);
		}
	}
	/**
	@internal
	*/
	apply(action, next, nextStart, nextEnd) {
		if (action & 65536) this.reduce(action);
		else this.shift(action, next, nextStart, nextEnd);
	}
	/**
	@internal
	*/
	useNode(value, next, start) {
		let index = this.p.reused.length - 1;
		if (index < 0 || this.p.reused[index] != value) {
			this.p.reused.push(value);
			index++;
		}
		let end = this.reducePos = this.pos = start + value.length;
		this.pushState(next, start);
		this.buffer.push(index, start, end, -1);
		if (this.curContext) this.updateContext(this.curContext.tracker.reuse(this.curContext.context, value, this, this.p.stream.reset(this.pos - value.length)));
	}
	/**
	@internal
	*/
	split() {
		let parent = this;
		let off = parent.buffer.length;
		if (off && parent.buffer[off - 4] == 0) off -= 4;
		while (off > 0 && parent.buffer[off - 2] > parent.reducePos) off -= 4;
		let buffer = parent.buffer.slice(off), base = parent.bufferBase + off;
		while (parent && base == parent.bufferBase) parent = parent.parent;
		return new Stack(this.p, this.stack.slice(), this.state, this.reducePos, this.pos, this.score, buffer, base, this.curContext, this.lookAhead, parent);
	}
	/**
	@internal
	*/
	recoverByDelete(next, nextEnd) {
		let isNode = next <= this.p.parser.maxNode;
		if (isNode) this.storeNode(next, this.pos, nextEnd, 4);
		this.storeNode(0, this.pos, nextEnd, isNode ? 8 : 4);
		this.pos = this.reducePos = nextEnd;
		this.score -= 190;
	}
	/**
	Check if the given term would be able to be shifted (optionally
	after some reductions) on this stack. This can be useful for
	external tokenizers that want to make sure they only provide a
	given token when it applies.
	*/
	canShift(term) {
		for (let sim = new SimulatedStack(this);;) {
			let action = this.p.parser.stateSlot(sim.state, 4) || this.p.parser.hasAction(sim.state, term);
			if (action == 0) return false;
			if ((action & 65536) == 0) return true;
			sim.reduce(action);
		}
	}
	/**
	@internal
	*/
	recoverByInsert(next) {
		if (this.stack.length >= 300) return [];
		let nextStates = this.p.parser.nextStates(this.state);
		if (nextStates.length > 8 || this.stack.length >= 120) {
			let best = [];
			for (let i = 0, s; i < nextStates.length; i += 2) if ((s = nextStates[i + 1]) != this.state && this.p.parser.hasAction(s, next)) best.push(nextStates[i], s);
			if (this.stack.length < 120) for (let i = 0; best.length < 8 && i < nextStates.length; i += 2) {
				let s = nextStates[i + 1];
				if (!best.some((v, i) => i & 1 && v == s)) best.push(nextStates[i], s);
			}
			nextStates = best;
		}
		let result = [];
		for (let i = 0; i < nextStates.length && result.length < 4; i += 2) {
			let s = nextStates[i + 1];
			if (s == this.state) continue;
			let stack = this.split();
			stack.pushState(s, this.pos);
			stack.storeNode(0, stack.pos, stack.pos, 4, true);
			stack.shiftContext(nextStates[i], this.pos);
			stack.reducePos = this.pos;
			stack.score -= 200;
			result.push(stack);
		}
		return result;
	}
	/**
	@internal
	*/
	forceReduce() {
		let { parser } = this.p;
		let reduce = parser.stateSlot(this.state, 5);
		if ((reduce & 65536) == 0) return false;
		if (!parser.validAction(this.state, reduce)) {
			let depth = reduce >> 19, term = reduce & 65535;
			let target = this.stack.length - depth * 3;
			if (target < 0 || parser.getGoto(this.stack[target], term, false) < 0) {
				let backup = this.findForcedReduction();
				if (backup == null) return false;
				reduce = backup;
			}
			this.storeNode(0, this.pos, this.pos, 4, true);
			this.score -= 100;
		}
		this.reducePos = this.pos;
		this.reduce(reduce);
		return true;
	}
	/**
	Try to scan through the automaton to find some kind of reduction
	that can be applied. Used when the regular ForcedReduce field
	isn't a valid action. @internal
	*/
	findForcedReduction() {
		let { parser } = this.p, seen = [];
		let explore = (state, depth) => {
			if (seen.includes(state)) return;
			seen.push(state);
			return parser.allActions(state, (action) => {
				if (action & 393216);
				else if (action & 65536) {
					let rDepth = (action >> 19) - depth;
					if (rDepth > 1) {
						let term = action & 65535, target = this.stack.length - rDepth * 3;
						if (target >= 0 && parser.getGoto(this.stack[target], term, false) >= 0) return rDepth << 19 | 65536 | term;
					}
				} else {
					let found = explore(action, depth + 1);
					if (found != null) return found;
				}
			});
		};
		return explore(this.state, 0);
	}
	/**
	@internal
	*/
	forceAll() {
		while (!this.p.parser.stateFlag(this.state, 2)) if (!this.forceReduce()) {
			this.storeNode(0, this.pos, this.pos, 4, true);
			break;
		}
		return this;
	}
	/**
	Check whether this state has no further actions (assumed to be a direct descendant of the
	top state, since any other states must be able to continue
	somehow). @internal
	*/
	get deadEnd() {
		if (this.stack.length != 3) return false;
		let { parser } = this.p;
		return parser.data[parser.stateSlot(this.state, 1)] == 65535 && !parser.stateSlot(this.state, 4);
	}
	/**
	Restart the stack (put it back in its start state). Only safe
	when this.stack.length == 3 (state is directly below the top
	state). @internal
	*/
	restart() {
		this.storeNode(0, this.pos, this.pos, 4, true);
		this.state = this.stack[0];
		this.stack.length = 0;
	}
	/**
	@internal
	*/
	sameState(other) {
		if (this.state != other.state || this.stack.length != other.stack.length) return false;
		for (let i = 0; i < this.stack.length; i += 3) if (this.stack[i] != other.stack[i]) return false;
		return true;
	}
	/**
	Get the parser used by this stack.
	*/
	get parser() {
		return this.p.parser;
	}
	/**
	Test whether a given dialect (by numeric ID, as exported from
	the terms file) is enabled.
	*/
	dialectEnabled(dialectID) {
		return this.p.parser.dialect.flags[dialectID];
	}
	shiftContext(term, start) {
		if (this.curContext) this.updateContext(this.curContext.tracker.shift(this.curContext.context, term, this, this.p.stream.reset(start)));
	}
	reduceContext(term, start) {
		if (this.curContext) this.updateContext(this.curContext.tracker.reduce(this.curContext.context, term, this, this.p.stream.reset(start)));
	}
	/**
	@internal
	*/
	emitContext() {
		let last = this.buffer.length - 1;
		if (last < 0 || this.buffer[last] != -3) this.storeNode(this.curContext.hash, this.reducePos, this.reducePos, -3, true);
	}
	/**
	@internal
	*/
	emitLookAhead() {
		let last = this.buffer.length - 1;
		if (last < 0 || this.buffer[last] != -4) this.buffer.push(this.lookAhead, this.pos, this.pos, -4);
	}
	updateContext(context) {
		if (context != this.curContext.context) {
			let newCx = new StackContext(this.curContext.tracker, context);
			if (newCx.hash != this.curContext.hash) this.emitContext();
			this.curContext = newCx;
		}
	}
	/**
	@internal
	*/
	setLookAhead(lookAhead) {
		if (lookAhead <= this.lookAhead) return false;
		this.emitLookAhead();
		this.lookAhead = lookAhead;
		return true;
	}
	/**
	@internal
	*/
	close() {
		if (this.curContext && this.curContext.tracker.strict) this.emitContext();
		if (this.lookAhead > 0) this.emitLookAhead();
	}
};
var StackContext = class {
	constructor(tracker, context) {
		this.tracker = tracker;
		this.context = context;
		this.hash = tracker.strict ? tracker.hash(context) : 0;
	}
};
var SimulatedStack = class {
	constructor(start) {
		this.start = start;
		this.state = start.state;
		this.stack = start.stack;
		this.base = this.stack.length;
	}
	reduce(action) {
		let term = action & 65535, depth = action >> 19;
		if (depth == 0) {
			if (this.stack == this.start.stack) this.stack = this.stack.slice();
			this.stack.push(this.state, 0, 0);
			this.base += 3;
		} else this.base -= (depth - 1) * 3;
		let goto = this.start.p.parser.getGoto(this.stack[this.base - 3], term, true);
		this.state = goto;
	}
};
var StackBufferCursor = class StackBufferCursor {
	constructor(stack, pos, index) {
		this.stack = stack;
		this.pos = pos;
		this.index = index;
		this.buffer = stack.buffer;
		if (this.index == 0) this.maybeNext();
	}
	static create(stack, pos = stack.bufferBase + stack.buffer.length) {
		return new StackBufferCursor(stack, pos, pos - stack.bufferBase);
	}
	maybeNext() {
		let next = this.stack.parent;
		if (next != null) {
			this.index = this.stack.bufferBase - next.bufferBase;
			this.stack = next;
			this.buffer = next.buffer;
		}
	}
	get id() {
		return this.buffer[this.index - 4];
	}
	get start() {
		return this.buffer[this.index - 3];
	}
	get end() {
		return this.buffer[this.index - 2];
	}
	get size() {
		return this.buffer[this.index - 1];
	}
	next() {
		this.index -= 4;
		this.pos -= 4;
		if (this.index == 0) this.maybeNext();
	}
	fork() {
		return new StackBufferCursor(this.stack, this.pos, this.index);
	}
};
function decodeArray(input, Type = Uint16Array) {
	if (typeof input != "string") return input;
	let array = null;
	for (let pos = 0, out = 0; pos < input.length;) {
		let value = 0;
		for (;;) {
			let next = input.charCodeAt(pos++), stop = false;
			if (next == 126) {
				value = 65535;
				break;
			}
			if (next >= 92) next--;
			if (next >= 34) next--;
			let digit = next - 32;
			if (digit >= 46) {
				digit -= 46;
				stop = true;
			}
			value += digit;
			if (stop) break;
			value *= 46;
		}
		if (array) array[out++] = value;
		else array = new Type(value);
	}
	return array;
}
var CachedToken = class {
	constructor() {
		this.start = -1;
		this.value = -1;
		this.end = -1;
		this.extended = -1;
		this.lookAhead = 0;
		this.mask = 0;
		this.context = 0;
	}
};
const nullToken = new CachedToken();
/**
[Tokenizers](#lr.ExternalTokenizer) interact with the input
through this interface. It presents the input as a stream of
characters, tracking lookahead and hiding the complexity of
[ranges](#common.Parser.parse^ranges) from tokenizer code.
*/
var InputStream = class {
	/**
	@internal
	*/
	constructor(input, ranges) {
		this.input = input;
		this.ranges = ranges;
		/**
		@internal
		*/
		this.chunk = "";
		/**
		@internal
		*/
		this.chunkOff = 0;
		/**
		Backup chunk
		*/
		this.chunk2 = "";
		this.chunk2Pos = 0;
		/**
		The character code of the next code unit in the input, or -1
		when the stream is at the end of the input.
		*/
		this.next = -1;
		/**
		@internal
		*/
		this.token = nullToken;
		this.rangeIndex = 0;
		this.pos = this.chunkPos = ranges[0].from;
		this.range = ranges[0];
		this.end = ranges[ranges.length - 1].to;
		this.readNext();
	}
	/**
	@internal
	*/
	resolveOffset(offset, assoc) {
		let range = this.range, index = this.rangeIndex;
		let pos = this.pos + offset;
		while (pos < range.from) {
			if (!index) return null;
			let next = this.ranges[--index];
			pos -= range.from - next.to;
			range = next;
		}
		while (assoc < 0 ? pos > range.to : pos >= range.to) {
			if (index == this.ranges.length - 1) return null;
			let next = this.ranges[++index];
			pos += next.from - range.to;
			range = next;
		}
		return pos;
	}
	/**
	@internal
	*/
	clipPos(pos) {
		if (pos >= this.range.from && pos < this.range.to) return pos;
		for (let range of this.ranges) if (range.to > pos) return Math.max(pos, range.from);
		return this.end;
	}
	/**
	Look at a code unit near the stream position. `.peek(0)` equals
	`.next`, `.peek(-1)` gives you the previous character, and so
	on.
	
	Note that looking around during tokenizing creates dependencies
	on potentially far-away content, which may reduce the
	effectiveness incremental parsing—when looking forward—or even
	cause invalid reparses when looking backward more than 25 code
	units, since the library does not track lookbehind.
	*/
	peek(offset) {
		let idx = this.chunkOff + offset, pos, result;
		if (idx >= 0 && idx < this.chunk.length) {
			pos = this.pos + offset;
			result = this.chunk.charCodeAt(idx);
		} else {
			let resolved = this.resolveOffset(offset, 1);
			if (resolved == null) return -1;
			pos = resolved;
			if (pos >= this.chunk2Pos && pos < this.chunk2Pos + this.chunk2.length) result = this.chunk2.charCodeAt(pos - this.chunk2Pos);
			else {
				let i = this.rangeIndex, range = this.range;
				while (range.to <= pos) range = this.ranges[++i];
				this.chunk2 = this.input.chunk(this.chunk2Pos = pos);
				if (pos + this.chunk2.length > range.to) this.chunk2 = this.chunk2.slice(0, range.to - pos);
				result = this.chunk2.charCodeAt(0);
			}
		}
		if (pos >= this.token.lookAhead) this.token.lookAhead = pos + 1;
		return result;
	}
	/**
	Accept a token. By default, the end of the token is set to the
	current stream position, but you can pass an offset (relative to
	the stream position) to change that.
	*/
	acceptToken(token, endOffset = 0) {
		let end = endOffset ? this.resolveOffset(endOffset, -1) : this.pos;
		if (end == null || end < this.token.start) throw new RangeError("Token end out of bounds");
		this.token.value = token;
		this.token.end = end;
	}
	/**
	Accept a token ending at a specific given position.
	*/
	acceptTokenTo(token, endPos) {
		this.token.value = token;
		this.token.end = endPos;
	}
	getChunk() {
		if (this.pos >= this.chunk2Pos && this.pos < this.chunk2Pos + this.chunk2.length) {
			let { chunk, chunkPos } = this;
			this.chunk = this.chunk2;
			this.chunkPos = this.chunk2Pos;
			this.chunk2 = chunk;
			this.chunk2Pos = chunkPos;
			this.chunkOff = this.pos - this.chunkPos;
		} else {
			this.chunk2 = this.chunk;
			this.chunk2Pos = this.chunkPos;
			let nextChunk = this.input.chunk(this.pos);
			let end = this.pos + nextChunk.length;
			this.chunk = end > this.range.to ? nextChunk.slice(0, this.range.to - this.pos) : nextChunk;
			this.chunkPos = this.pos;
			this.chunkOff = 0;
		}
	}
	readNext() {
		if (this.chunkOff >= this.chunk.length) {
			this.getChunk();
			if (this.chunkOff == this.chunk.length) return this.next = -1;
		}
		return this.next = this.chunk.charCodeAt(this.chunkOff);
	}
	/**
	Move the stream forward N (defaults to 1) code units. Returns
	the new value of [`next`](#lr.InputStream.next).
	*/
	advance(n = 1) {
		this.chunkOff += n;
		while (this.pos + n >= this.range.to) {
			if (this.rangeIndex == this.ranges.length - 1) return this.setDone();
			n -= this.range.to - this.pos;
			this.range = this.ranges[++this.rangeIndex];
			this.pos = this.range.from;
		}
		this.pos += n;
		if (this.pos >= this.token.lookAhead) this.token.lookAhead = this.pos + 1;
		return this.readNext();
	}
	setDone() {
		this.pos = this.chunkPos = this.end;
		this.range = this.ranges[this.rangeIndex = this.ranges.length - 1];
		this.chunk = "";
		return this.next = -1;
	}
	/**
	@internal
	*/
	reset(pos, token) {
		if (token) {
			this.token = token;
			token.start = pos;
			token.lookAhead = pos + 1;
			token.value = token.extended = -1;
		} else this.token = nullToken;
		if (this.pos != pos) {
			this.pos = pos;
			if (pos == this.end) {
				this.setDone();
				return this;
			}
			while (pos < this.range.from) this.range = this.ranges[--this.rangeIndex];
			while (pos >= this.range.to) this.range = this.ranges[++this.rangeIndex];
			if (pos >= this.chunkPos && pos < this.chunkPos + this.chunk.length) this.chunkOff = pos - this.chunkPos;
			else {
				this.chunk = "";
				this.chunkOff = 0;
			}
			this.readNext();
		}
		return this;
	}
	/**
	@internal
	*/
	read(from, to) {
		if (from >= this.chunkPos && to <= this.chunkPos + this.chunk.length) return this.chunk.slice(from - this.chunkPos, to - this.chunkPos);
		if (from >= this.chunk2Pos && to <= this.chunk2Pos + this.chunk2.length) return this.chunk2.slice(from - this.chunk2Pos, to - this.chunk2Pos);
		if (from >= this.range.from && to <= this.range.to) return this.input.read(from, to);
		let result = "";
		for (let r of this.ranges) {
			if (r.from >= to) break;
			if (r.to > from) result += this.input.read(Math.max(r.from, from), Math.min(r.to, to));
		}
		return result;
	}
};
/**
@internal
*/
var TokenGroup = class {
	constructor(data, id) {
		this.data = data;
		this.id = id;
	}
	token(input, stack) {
		let { parser } = stack.p;
		readToken$2(this.data, input, stack, this.id, parser.data, parser.tokenPrecTable);
	}
};
TokenGroup.prototype.contextual = TokenGroup.prototype.fallback = TokenGroup.prototype.extend = false;
/**
@hide
*/
var LocalTokenGroup = class {
	constructor(data, precTable, elseToken) {
		this.precTable = precTable;
		this.elseToken = elseToken;
		this.data = typeof data == "string" ? decodeArray(data) : data;
	}
	token(input, stack) {
		let start = input.pos, skipped = 0;
		for (;;) {
			let atEof = input.next < 0, nextPos = input.resolveOffset(1, 1);
			readToken$2(this.data, input, stack, 0, this.data, this.precTable);
			if (input.token.value > -1) break;
			if (this.elseToken == null) return;
			if (!atEof) skipped++;
			if (nextPos == null) break;
			input.reset(nextPos, input.token);
		}
		if (skipped) {
			input.reset(start, input.token);
			input.acceptToken(this.elseToken, skipped);
		}
	}
};
LocalTokenGroup.prototype.contextual = TokenGroup.prototype.fallback = TokenGroup.prototype.extend = false;
function readToken$2(data, input, stack, group, precTable, precOffset) {
	let state = 0, groupMask = 1 << group, { dialect } = stack.p.parser;
	scan: for (;;) {
		if ((groupMask & data[state]) == 0) break;
		let accEnd = data[state + 1];
		for (let i = state + 3; i < accEnd; i += 2) if ((data[i + 1] & groupMask) > 0) {
			let term = data[i];
			if (dialect.allows(term) && (input.token.value == -1 || input.token.value == term || overrides(term, input.token.value, precTable, precOffset))) {
				input.acceptToken(term);
				break;
			}
		}
		let next = input.next, low = 0, high = data[state + 2];
		if (input.next < 0 && high > low && data[accEnd + high * 3 - 3] == 65535) {
			state = data[accEnd + high * 3 - 1];
			continue scan;
		}
		for (; low < high;) {
			let mid = low + high >> 1;
			let index = accEnd + mid + (mid << 1);
			let from = data[index], to = data[index + 1] || 65536;
			if (next < from) high = mid;
			else if (next >= to) low = mid + 1;
			else {
				state = data[index + 2];
				input.advance();
				continue scan;
			}
		}
		break;
	}
}
function findOffset(data, start, term) {
	for (let i = start, next; (next = data[i]) != 65535; i++) if (next == term) return i - start;
	return -1;
}
function overrides(token, prev, tableData, tableOffset) {
	let iPrev = findOffset(tableData, tableOffset, prev);
	return iPrev < 0 || findOffset(tableData, tableOffset, token) < iPrev;
}
const verbose = typeof process != "undefined" && process.env && /\bparse\b/.test(process.env.LOG);
let stackIDs = null;
function cutAt(tree, pos, side) {
	let cursor = tree.cursor(IterMode.IncludeAnonymous);
	cursor.moveTo(pos);
	for (;;) if (!(side < 0 ? cursor.childBefore(pos) : cursor.childAfter(pos))) for (;;) {
		if ((side < 0 ? cursor.to < pos : cursor.from > pos) && !cursor.type.isError) return side < 0 ? Math.max(0, Math.min(cursor.to - 1, pos - 25)) : Math.min(tree.length, Math.max(cursor.from + 1, pos + 25));
		if (side < 0 ? cursor.prevSibling() : cursor.nextSibling()) break;
		if (!cursor.parent()) return side < 0 ? 0 : tree.length;
	}
}
var FragmentCursor = class {
	constructor(fragments, minRepeat) {
		this.fragments = fragments;
		this.minRepeat = minRepeat;
		this.i = 0;
		this.fragment = null;
		this.safeFrom = -1;
		this.safeTo = -1;
		this.trees = [];
		this.start = [];
		this.index = [];
		this.lastRepeat = null;
		this.lastRepeatPos = -1;
		this.nextFragment();
	}
	nextFragment() {
		let fr = this.fragment = this.i == this.fragments.length ? null : this.fragments[this.i++];
		if (fr) {
			this.safeFrom = fr.openStart ? cutAt(fr.tree, fr.from + fr.offset, 1) - fr.offset : fr.from;
			this.safeTo = fr.openEnd ? cutAt(fr.tree, fr.to + fr.offset, -1) - fr.offset : fr.to;
			while (this.trees.length) {
				this.trees.pop();
				this.start.pop();
				this.index.pop();
			}
			this.trees.push(fr.tree);
			this.start.push(-fr.offset);
			this.index.push(0);
			this.nextStart = this.safeFrom;
		} else this.nextStart = 1e9;
	}
	nodeAt(pos) {
		if (pos < this.nextStart) return null;
		while (this.fragment && this.safeTo <= pos) this.nextFragment();
		if (!this.fragment) return null;
		for (;;) {
			let last = this.trees.length - 1;
			if (last < 0) {
				this.nextFragment();
				return null;
			}
			if (pos < this.safeFrom) return null;
			let top = this.trees[last], index = this.index[last];
			if (index == top.children.length) {
				this.trees.pop();
				this.start.pop();
				this.index.pop();
				continue;
			}
			let next = top.children[index];
			let start = this.start[last] + top.positions[index];
			if (start > pos) {
				this.nextStart = start;
				return null;
			}
			if (next instanceof Tree) {
				let storeRepeat = start > this.lastRepeatPos && next.type.id >= this.minRepeat;
				if (start == pos || storeRepeat) {
					let end = start + next.length, lookahead;
					if (start >= this.safeFrom && end <= this.safeTo && (!(lookahead = next.prop(NodeProp.lookAhead)) || end + lookahead < this.fragment.to)) {
						if (storeRepeat) {
							this.lastRepeat = next;
							this.lastRepeatPos = start;
						}
						if (start == pos) return next;
					}
				}
				this.index[last]++;
				if (start + next.length >= Math.max(this.safeFrom, pos)) {
					this.trees.push(next);
					this.start.push(start);
					this.index.push(0);
				}
			} else {
				this.index[last]++;
				this.nextStart = start + next.length;
			}
		}
	}
};
var TokenCache = class {
	constructor(parser, stream) {
		this.stream = stream;
		this.tokens = [];
		this.mainToken = null;
		this.actions = [];
		this.tokens = parser.tokenizers.map((_) => new CachedToken());
	}
	getActions(stack) {
		let actionIndex = 0;
		let main = null;
		let { parser } = stack.p, { tokenizers } = parser;
		let mask = parser.stateSlot(stack.state, 3);
		let context = stack.curContext ? stack.curContext.hash : 0;
		let lookAhead = 0;
		for (let i = 0; i < tokenizers.length; i++) {
			if ((1 << i & mask) == 0) continue;
			let tokenizer = tokenizers[i], token = this.tokens[i];
			if (main && !tokenizer.fallback) continue;
			if (tokenizer.contextual || token.start != stack.pos || token.mask != mask || token.context != context) {
				this.updateCachedToken(token, tokenizer, stack);
				token.mask = mask;
				token.context = context;
			}
			if (token.lookAhead > token.end + 25) lookAhead = Math.max(token.lookAhead, lookAhead);
			if (token.value != 0) {
				let startIndex = actionIndex;
				if (token.extended > -1) actionIndex = this.addActions(stack, token.extended, token.end, actionIndex);
				actionIndex = this.addActions(stack, token.value, token.end, actionIndex);
				if (!tokenizer.extend) {
					main = token;
					if (actionIndex > startIndex) break;
				}
			}
		}
		while (this.actions.length > actionIndex) this.actions.pop();
		if (lookAhead) stack.setLookAhead(lookAhead);
		if (!main && stack.pos == this.stream.end) {
			main = new CachedToken();
			main.value = stack.p.parser.eofTerm;
			main.start = main.end = stack.pos;
			actionIndex = this.addActions(stack, main.value, main.end, actionIndex);
		}
		this.mainToken = main;
		return this.actions;
	}
	getMainToken(stack) {
		if (this.mainToken) return this.mainToken;
		let main = new CachedToken(), { pos, p } = stack;
		main.start = pos;
		main.end = Math.min(pos + 1, p.stream.end);
		main.value = pos == p.stream.end ? p.parser.eofTerm : 0;
		return main;
	}
	updateCachedToken(token, tokenizer, stack) {
		let start = this.stream.clipPos(stack.pos);
		tokenizer.token(this.stream.reset(start, token), stack);
		if (token.value > -1) {
			let { parser } = stack.p;
			for (let i = 0; i < parser.specialized.length; i++) if (parser.specialized[i] == token.value) {
				let result = parser.specializers[i](this.stream.read(token.start, token.end), stack);
				if (result >= 0 && stack.p.parser.dialect.allows(result >> 1)) {
					if ((result & 1) == 0) token.value = result >> 1;
					else token.extended = result >> 1;
					break;
				}
			}
		} else {
			token.value = 0;
			token.end = this.stream.clipPos(start + 1);
		}
	}
	putAction(action, token, end, index) {
		for (let i = 0; i < index; i += 3) if (this.actions[i] == action) return index;
		this.actions[index++] = action;
		this.actions[index++] = token;
		this.actions[index++] = end;
		return index;
	}
	addActions(stack, token, end, index) {
		let { state } = stack, { parser } = stack.p, { data } = parser;
		for (let set = 0; set < 2; set++) for (let i = parser.stateSlot(state, set ? 2 : 1);; i += 3) {
			if (data[i] == 65535) {
				if (data[i + 1] == 1) i = pair(data, i + 2);
				else {
					if (index == 0 && data[i + 1] == 2) index = this.putAction(pair(data, i + 2), token, end, index);
					break;
				}
			}
			if (data[i] == token) index = this.putAction(pair(data, i + 1), token, end, index);
		}
		return index;
	}
};
var Parse = class {
	constructor(parser, input, fragments, ranges) {
		this.parser = parser;
		this.input = input;
		this.ranges = ranges;
		this.recovering = 0;
		this.nextStackID = 9812;
		this.minStackPos = 0;
		this.reused = [];
		this.stoppedAt = null;
		this.lastBigReductionStart = -1;
		this.lastBigReductionSize = 0;
		this.bigReductionCount = 0;
		this.stream = new InputStream(input, ranges);
		this.tokens = new TokenCache(parser, this.stream);
		this.topTerm = parser.top[1];
		let { from } = ranges[0];
		this.stacks = [Stack.start(this, parser.top[0], from)];
		this.fragments = fragments.length && this.stream.end - from > parser.bufferLength * 4 ? new FragmentCursor(fragments, parser.minRepeatTerm) : null;
	}
	get parsedPos() {
		return this.minStackPos;
	}
	advance() {
		let stacks = this.stacks, pos = this.minStackPos;
		let newStacks = this.stacks = [];
		let stopped, stoppedTokens;
		if (this.bigReductionCount > 300 && stacks.length == 1) {
			let [s] = stacks;
			while (s.forceReduce() && s.stack.length && s.stack[s.stack.length - 2] >= this.lastBigReductionStart);
			this.bigReductionCount = this.lastBigReductionSize = 0;
		}
		for (let i = 0; i < stacks.length; i++) {
			let stack = stacks[i];
			for (;;) {
				this.tokens.mainToken = null;
				if (stack.pos > pos) newStacks.push(stack);
				else if (this.advanceStack(stack, newStacks, stacks)) continue;
				else {
					if (!stopped) {
						stopped = [];
						stoppedTokens = [];
					}
					stopped.push(stack);
					let tok = this.tokens.getMainToken(stack);
					stoppedTokens.push(tok.value, tok.end);
				}
				break;
			}
		}
		if (!newStacks.length) {
			let finished = stopped && findFinished(stopped);
			if (finished) {
				if (verbose) console.log("Finish with " + this.stackID(finished));
				return this.stackToTree(finished);
			}
			if (this.parser.strict) {
				if (verbose && stopped) console.log("Stuck with token " + (this.tokens.mainToken ? this.parser.getName(this.tokens.mainToken.value) : "none"));
				throw new SyntaxError("No parse at " + pos);
			}
			if (!this.recovering) this.recovering = 5;
		}
		if (this.recovering && stopped) {
			let finished = this.stoppedAt != null && stopped[0].pos > this.stoppedAt ? stopped[0] : this.runRecovery(stopped, stoppedTokens, newStacks);
			if (finished) {
				if (verbose) console.log("Force-finish " + this.stackID(finished));
				return this.stackToTree(finished.forceAll());
			}
		}
		if (this.recovering) {
			let maxRemaining = this.recovering == 1 ? 1 : this.recovering * 3;
			if (newStacks.length > maxRemaining) {
				newStacks.sort((a, b) => b.score - a.score);
				while (newStacks.length > maxRemaining) newStacks.pop();
			}
			if (newStacks.some((s) => s.reducePos > pos)) this.recovering--;
		} else if (newStacks.length > 1) {
			outer: for (let i = 0; i < newStacks.length - 1; i++) {
				let stack = newStacks[i];
				for (let j = i + 1; j < newStacks.length; j++) {
					let other = newStacks[j];
					if (stack.sameState(other) || stack.buffer.length > 500 && other.buffer.length > 500) {
						if ((stack.score - other.score || stack.buffer.length - other.buffer.length) > 0) newStacks.splice(j--, 1);
						else {
							newStacks.splice(i--, 1);
							continue outer;
						}
					}
				}
			}
			if (newStacks.length > 12) {
				newStacks.sort((a, b) => b.score - a.score);
				newStacks.splice(12, newStacks.length - 12);
			}
		}
		this.minStackPos = newStacks[0].pos;
		for (let i = 1; i < newStacks.length; i++) if (newStacks[i].pos < this.minStackPos) this.minStackPos = newStacks[i].pos;
		return null;
	}
	stopAt(pos) {
		if (this.stoppedAt != null && this.stoppedAt < pos) throw new RangeError("Can't move stoppedAt forward");
		this.stoppedAt = pos;
	}
	tryReuse(stack, start, tree, repeatOnly) {
		if (!tree) return null;
		let strictCx = stack.curContext && stack.curContext.tracker.strict, cxHash = strictCx ? stack.curContext.hash : 0;
		for (; tree;) {
			let match = this.parser.nodeSet.types[tree.type.id] != tree.type ? -1 : this.parser.getGoto(stack.state, tree.type.id);
			if (match > -1 && tree.length && (!strictCx || (tree.prop(NodeProp.contextHash) || 0) == cxHash)) {
				stack.useNode(tree, match, start);
				return tree;
			}
			if (tree.children.length == 0 || tree.positions[0] > 0) break;
			let inner = tree.children[0];
			if (inner instanceof Tree && (!repeatOnly || inner.type.id >= this.parser.minRepeatTerm)) tree = inner;
			else break;
		}
		return null;
	}
	advanceStack(stack, stacks, split) {
		let start = stack.pos, { parser } = this;
		let base = verbose ? this.stackID(stack) + " -> " : "";
		if (this.stoppedAt != null && start > this.stoppedAt) return stack.forceReduce() ? stack : null;
		if (this.fragments) {
			let reused = stack.reducePos < start && stack.buffer.length && stack.buffer[stack.buffer.length - 2] <= stack.reducePos && this.fragments.lastRepeatPos == stack.reducePos && this.tryReuse(stack, stack.reducePos, this.fragments.lastRepeat, true) || this.tryReuse(stack, start, this.fragments.nodeAt(start), false);
			if (reused) {
				if (verbose) console.log(base + this.stackID(stack) + ` (via reuse of ${parser.getName(reused.type.id)})`);
				return true;
			}
		}
		let defaultReduce = parser.stateSlot(stack.state, 4);
		if (defaultReduce > 0) {
			stack.reduce(defaultReduce);
			if (verbose) console.log(base + this.stackID(stack) + ` (via always-reduce ${parser.getName(defaultReduce & 65535)})`);
			return true;
		}
		if (stack.stack.length >= 8400) while (stack.stack.length > 6e3 && stack.forceReduce());
		let actions = this.tokens.getActions(stack);
		for (let i = 0; i < actions.length;) {
			let action = actions[i++], term = actions[i++], end = actions[i++];
			let last = i == actions.length || !split;
			let localStack = last ? stack : stack.split();
			let main = this.tokens.mainToken;
			localStack.apply(action, term, main ? main.start : localStack.pos, end);
			if (verbose) console.log(base + this.stackID(localStack) + ` (via ${(action & 65536) == 0 ? "shift" : `reduce of ${parser.getName(action & 65535)}`} for ${parser.getName(term)} @ ${start}${localStack == stack ? "" : ", split"})`);
			if (last) return true;
			else if (localStack.pos > start) stacks.push(localStack);
			else split.push(localStack);
		}
		return false;
	}
	advanceFully(stack, newStacks) {
		let pos = stack.pos;
		for (;;) {
			if (!this.advanceStack(stack, null, null)) return false;
			if (stack.pos > pos) {
				pushStackDedup(stack, newStacks);
				return true;
			}
		}
	}
	runRecovery(stacks, tokens, newStacks) {
		let finished = null, restarted = false;
		for (let i = 0; i < stacks.length; i++) {
			let stack = stacks[i], token = tokens[i << 1], tokenEnd = tokens[(i << 1) + 1];
			let base = verbose ? this.stackID(stack) + " -> " : "";
			if (stack.deadEnd) {
				if (restarted) continue;
				restarted = true;
				stack.restart();
				if (verbose) console.log(base + this.stackID(stack) + " (restarted)");
				if (this.advanceFully(stack, newStacks)) continue;
			}
			let force = stack.split(), forceBase = base;
			for (let j = 0; j < 10 && force.forceReduce(); j++) {
				if (verbose) console.log(forceBase + this.stackID(force) + " (via force-reduce)");
				if (this.advanceFully(force, newStacks)) break;
				if (verbose) forceBase = this.stackID(force) + " -> ";
			}
			for (let insert of stack.recoverByInsert(token)) {
				if (verbose) console.log(base + this.stackID(insert) + " (via recover-insert)");
				this.advanceFully(insert, newStacks);
			}
			if (this.stream.end > stack.pos) {
				if (tokenEnd == stack.pos) {
					tokenEnd++;
					token = 0;
				}
				stack.recoverByDelete(token, tokenEnd);
				if (verbose) console.log(base + this.stackID(stack) + ` (via recover-delete ${this.parser.getName(token)})`);
				pushStackDedup(stack, newStacks);
			} else if (!finished || finished.score < force.score) finished = force;
		}
		return finished;
	}
	stackToTree(stack) {
		stack.close();
		return Tree.build({
			buffer: StackBufferCursor.create(stack),
			nodeSet: this.parser.nodeSet,
			topID: this.topTerm,
			maxBufferLength: this.parser.bufferLength,
			reused: this.reused,
			start: this.ranges[0].from,
			length: stack.pos - this.ranges[0].from,
			minRepeatType: this.parser.minRepeatTerm
		});
	}
	stackID(stack) {
		let id = (stackIDs || (stackIDs = /* @__PURE__ */ new WeakMap())).get(stack);
		if (!id) stackIDs.set(stack, id = String.fromCodePoint(this.nextStackID++));
		return id + stack;
	}
};
function pushStackDedup(stack, newStacks) {
	for (let i = 0; i < newStacks.length; i++) {
		let other = newStacks[i];
		if (other.pos == stack.pos && other.sameState(stack)) {
			if (newStacks[i].score < stack.score) newStacks[i] = stack;
			return;
		}
	}
	newStacks.push(stack);
}
var Dialect = class {
	constructor(source, flags, disabled) {
		this.source = source;
		this.flags = flags;
		this.disabled = disabled;
	}
	allows(term) {
		return !this.disabled || this.disabled[term] == 0;
	}
};
/**
Holds the parse tables for a given grammar, as generated by
`lezer-generator`, and provides [methods](#common.Parser) to parse
content with.
*/
var LRParser = class LRParser extends Parser {
	/**
	@internal
	*/
	constructor(spec) {
		super();
		/**
		@internal
		*/
		this.wrappers = [];
		if (spec.version != 14) throw new RangeError(`Parser version (${spec.version}) doesn't match runtime version (14)`);
		let nodeNames = spec.nodeNames.split(" ");
		this.minRepeatTerm = nodeNames.length;
		for (let i = 0; i < spec.repeatNodeCount; i++) nodeNames.push("");
		let topTerms = Object.keys(spec.topRules).map((r) => spec.topRules[r][1]);
		let nodeProps = [];
		for (let i = 0; i < nodeNames.length; i++) nodeProps.push([]);
		function setProp(nodeID, prop, value) {
			nodeProps[nodeID].push([prop, prop.deserialize(String(value))]);
		}
		if (spec.nodeProps) for (let propSpec of spec.nodeProps) {
			let prop = propSpec[0];
			if (typeof prop == "string") prop = NodeProp[prop];
			for (let i = 1; i < propSpec.length;) {
				let next = propSpec[i++];
				if (next >= 0) setProp(next, prop, propSpec[i++]);
				else {
					let value = propSpec[i + -next];
					for (let j = -next; j > 0; j--) setProp(propSpec[i++], prop, value);
					i++;
				}
			}
		}
		this.nodeSet = new NodeSet(nodeNames.map((name, i) => NodeType.define({
			name: i >= this.minRepeatTerm ? void 0 : name,
			id: i,
			props: nodeProps[i],
			top: topTerms.indexOf(i) > -1,
			error: i == 0,
			skipped: spec.skippedNodes && spec.skippedNodes.indexOf(i) > -1
		})));
		if (spec.propSources) this.nodeSet = this.nodeSet.extend(...spec.propSources);
		this.strict = false;
		this.bufferLength = DefaultBufferLength;
		let tokenArray = decodeArray(spec.tokenData);
		this.context = spec.context;
		this.specializerSpecs = spec.specialized || [];
		this.specialized = new Uint16Array(this.specializerSpecs.length);
		for (let i = 0; i < this.specializerSpecs.length; i++) this.specialized[i] = this.specializerSpecs[i].term;
		this.specializers = this.specializerSpecs.map(getSpecializer);
		this.states = decodeArray(spec.states, Uint32Array);
		this.data = decodeArray(spec.stateData);
		this.goto = decodeArray(spec.goto);
		this.maxTerm = spec.maxTerm;
		this.tokenizers = spec.tokenizers.map((value) => typeof value == "number" ? new TokenGroup(tokenArray, value) : value);
		this.topRules = spec.topRules;
		this.dialects = spec.dialects || {};
		this.dynamicPrecedences = spec.dynamicPrecedences || null;
		this.tokenPrecTable = spec.tokenPrec;
		this.termNames = spec.termNames || null;
		this.maxNode = this.nodeSet.types.length - 1;
		this.dialect = this.parseDialect();
		this.top = this.topRules[Object.keys(this.topRules)[0]];
	}
	createParse(input, fragments, ranges) {
		let parse = new Parse(this, input, fragments, ranges);
		for (let w of this.wrappers) parse = w(parse, input, fragments, ranges);
		return parse;
	}
	/**
	Get a goto table entry @internal
	*/
	getGoto(state, term, loose = false) {
		let table = this.goto;
		if (term >= table[0]) return -1;
		for (let pos = table[term + 1];;) {
			let groupTag = table[pos++], last = groupTag & 1;
			let target = table[pos++];
			if (last && loose) return target;
			for (let end = pos + (groupTag >> 1); pos < end; pos++) if (table[pos] == state) return target;
			if (last) return -1;
		}
	}
	/**
	Check if this state has an action for a given terminal @internal
	*/
	hasAction(state, terminal) {
		let data = this.data;
		for (let set = 0; set < 2; set++) for (let i = this.stateSlot(state, set ? 2 : 1), next;; i += 3) {
			if ((next = data[i]) == 65535) {
				if (data[i + 1] == 1) next = data[i = pair(data, i + 2)];
				else if (data[i + 1] == 2) return pair(data, i + 2);
				else break;
			}
			if (next == terminal || next == 0) return pair(data, i + 1);
		}
		return 0;
	}
	/**
	@internal
	*/
	stateSlot(state, slot) {
		return this.states[state * 6 + slot];
	}
	/**
	@internal
	*/
	stateFlag(state, flag) {
		return (this.stateSlot(state, 0) & flag) > 0;
	}
	/**
	@internal
	*/
	validAction(state, action) {
		return !!this.allActions(state, (a) => a == action ? true : null);
	}
	/**
	@internal
	*/
	allActions(state, action) {
		let deflt = this.stateSlot(state, 4);
		let result = deflt ? action(deflt) : void 0;
		for (let i = this.stateSlot(state, 1); result == null; i += 3) {
			if (this.data[i] == 65535) {
				if (this.data[i + 1] == 1) i = pair(this.data, i + 2);
				else break;
			}
			result = action(pair(this.data, i + 1));
		}
		return result;
	}
	/**
	Get the states that can follow this one through shift actions or
	goto jumps. @internal
	*/
	nextStates(state) {
		let result = [];
		for (let i = this.stateSlot(state, 1);; i += 3) {
			if (this.data[i] == 65535) {
				if (this.data[i + 1] == 1) i = pair(this.data, i + 2);
				else break;
			}
			if ((this.data[i + 2] & 1) == 0) {
				let value = this.data[i + 1];
				if (!result.some((v, i) => i & 1 && v == value)) result.push(this.data[i], value);
			}
		}
		return result;
	}
	/**
	Configure the parser. Returns a new parser instance that has the
	given settings modified. Settings not provided in `config` are
	kept from the original parser.
	*/
	configure(config) {
		let copy = Object.assign(Object.create(LRParser.prototype), this);
		if (config.props) copy.nodeSet = this.nodeSet.extend(...config.props);
		if (config.top) {
			let info = this.topRules[config.top];
			if (!info) throw new RangeError(`Invalid top rule name ${config.top}`);
			copy.top = info;
		}
		if (config.tokenizers) copy.tokenizers = this.tokenizers.map((t) => {
			let found = config.tokenizers.find((r) => r.from == t);
			return found ? found.to : t;
		});
		if (config.specializers) {
			copy.specializers = this.specializers.slice();
			copy.specializerSpecs = this.specializerSpecs.map((s, i) => {
				let found = config.specializers.find((r) => r.from == s.external);
				if (!found) return s;
				let spec = Object.assign(Object.assign({}, s), { external: found.to });
				copy.specializers[i] = getSpecializer(spec);
				return spec;
			});
		}
		if (config.contextTracker) copy.context = config.contextTracker;
		if (config.dialect) copy.dialect = this.parseDialect(config.dialect);
		if (config.strict != null) copy.strict = config.strict;
		if (config.wrap) copy.wrappers = copy.wrappers.concat(config.wrap);
		if (config.bufferLength != null) copy.bufferLength = config.bufferLength;
		return copy;
	}
	/**
	Tells you whether any [parse wrappers](#lr.ParserConfig.wrap)
	are registered for this parser.
	*/
	hasWrappers() {
		return this.wrappers.length > 0;
	}
	/**
	Returns the name associated with a given term. This will only
	work for all terms when the parser was generated with the
	`--names` option. By default, only the names of tagged terms are
	stored.
	*/
	getName(term) {
		return this.termNames ? this.termNames[term] : String(term <= this.maxNode && this.nodeSet.types[term].name || term);
	}
	/**
	The eof term id is always allocated directly after the node
	types. @internal
	*/
	get eofTerm() {
		return this.maxNode + 1;
	}
	/**
	The type of top node produced by the parser.
	*/
	get topNode() {
		return this.nodeSet.types[this.top[1]];
	}
	/**
	@internal
	*/
	dynamicPrecedence(term) {
		let prec = this.dynamicPrecedences;
		return prec == null ? 0 : prec[term] || 0;
	}
	/**
	@internal
	*/
	parseDialect(dialect) {
		let values = Object.keys(this.dialects), flags = values.map(() => false);
		if (dialect) for (let part of dialect.split(" ")) {
			let id = values.indexOf(part);
			if (id >= 0) flags[id] = true;
		}
		let disabled = null;
		for (let i = 0; i < values.length; i++) if (!flags[i]) for (let j = this.dialects[values[i]], id; (id = this.data[j++]) != 65535;) (disabled || (disabled = new Uint8Array(this.maxTerm + 1)))[id] = 1;
		return new Dialect(dialect, flags, disabled);
	}
	/**
	Used by the output of the parser generator. Not available to
	user code. @hide
	*/
	static deserialize(spec) {
		return new LRParser(spec);
	}
};
function pair(data, off) {
	return data[off] | data[off + 1] << 16;
}
function findFinished(stacks) {
	let best = null;
	for (let stack of stacks) {
		let stopped = stack.p.stoppedAt;
		if ((stack.pos == stack.p.stream.end || stopped != null && stack.pos > stopped) && stack.p.parser.stateFlag(stack.state, 2) && (!best || best.score < stack.score)) best = stack;
	}
	return best;
}
function getSpecializer(spec) {
	if (spec.external) {
		let mask = spec.extend ? 1 : 0;
		return (value, stack) => spec.external(value, stack) << 1 | mask;
	}
	return spec.get;
}
// node_modules/@lezer/highlight/dist/index.js
let nextTagID = 0;
/**
Highlighting tags are markers that denote a highlighting category.
They are [associated](#highlight.styleTags) with parts of a syntax
tree by a language mode, and then mapped to an actual CSS style by
a [highlighter](#highlight.Highlighter).

Because syntax tree node types and highlight styles have to be
able to talk the same language, CodeMirror uses a mostly _closed_
[vocabulary](#highlight.tags) of syntax tags (as opposed to
traditional open string-based systems, which make it hard for
highlighting themes to cover all the tokens produced by the
various languages).

It _is_ possible to [define](#highlight.Tag^define) your own
highlighting tags for system-internal use (where you control both
the language package and the highlighter), but such tags will not
be picked up by regular highlighters (though you can derive them
from standard tags to allow highlighters to fall back to those).
*/
var Tag = class Tag {
	/**
	@internal
	*/
	constructor(name, set, base, modified) {
		this.name = name;
		this.set = set;
		this.base = base;
		this.modified = modified;
		/**
		@internal
		*/
		this.id = nextTagID++;
	}
	toString() {
		let { name } = this;
		for (let mod of this.modified) if (mod.name) name = `${mod.name}(${name})`;
		return name;
	}
	static define(nameOrParent, parent) {
		let name = typeof nameOrParent == "string" ? nameOrParent : "?";
		if (nameOrParent instanceof Tag) parent = nameOrParent;
		if (parent === null || parent === void 0 ? void 0 : parent.base) throw new Error("Can not derive from a modified tag");
		let tag = new Tag(name, [], null, []);
		tag.set.push(tag);
		if (parent) for (let t of parent.set) tag.set.push(t);
		return tag;
	}
	/**
	Define a tag _modifier_, which is a function that, given a tag,
	will return a tag that is a subtag of the original. Applying the
	same modifier to a twice tag will return the same value (`m1(t1)
	== m1(t1)`) and applying multiple modifiers will, regardless or
	order, produce the same tag (`m1(m2(t1)) == m2(m1(t1))`).
	
	When multiple modifiers are applied to a given base tag, each
	smaller set of modifiers is registered as a parent, so that for
	example `m1(m2(m3(t1)))` is a subtype of `m1(m2(t1))`,
	`m1(m3(t1)`, and so on.
	*/
	static defineModifier(name) {
		let mod = new Modifier(name);
		return (tag) => {
			if (tag.modified.indexOf(mod) > -1) return tag;
			return Modifier.get(tag.base || tag, tag.modified.concat(mod).sort((a, b) => a.id - b.id));
		};
	}
};
let nextModifierID = 0;
var Modifier = class Modifier {
	constructor(name) {
		this.name = name;
		this.instances = [];
		this.id = nextModifierID++;
	}
	static get(base, mods) {
		if (!mods.length) return base;
		let exists = mods[0].instances.find((t) => t.base == base && sameArray(mods, t.modified));
		if (exists) return exists;
		let set = [], tag = new Tag(base.name, set, base, mods);
		for (let m of mods) m.instances.push(tag);
		let configs = powerSet(mods);
		for (let parent of base.set) if (!parent.modified.length) for (let config of configs) set.push(Modifier.get(parent, config));
		return tag;
	}
};
function sameArray(a, b) {
	return a.length == b.length && a.every((x, i) => x == b[i]);
}
function powerSet(array) {
	let sets = [[]];
	for (let i = 0; i < array.length; i++) for (let j = 0, e = sets.length; j < e; j++) sets.push(sets[j].concat(array[i]));
	return sets.sort((a, b) => b.length - a.length);
}
/**
This function is used to add a set of tags to a language syntax
via [`NodeSet.extend`](#common.NodeSet.extend) or
[`LRParser.configure`](#lr.LRParser.configure).

The argument object maps node selectors to [highlighting
tags](#highlight.Tag) or arrays of tags.

Node selectors may hold one or more (space-separated) node paths.
Such a path can be a [node name](#common.NodeType.name), or
multiple node names (or `*` wildcards) separated by slash
characters, as in `"Block/Declaration/VariableName"`. Such a path
matches the final node but only if its direct parent nodes are the
other nodes mentioned. A `*` in such a path matches any parent,
but only a single level—wildcards that match multiple parents
aren't supported, both for efficiency reasons and because Lezer
trees make it rather hard to reason about what they would match.)

A path can be ended with `/...` to indicate that the tag assigned
to the node should also apply to all child nodes, even if they
match their own style (by default, only the innermost style is
used).

When a path ends in `!`, as in `Attribute!`, no further matching
happens for the node's child nodes, and the entire node gets the
given style.

In this notation, node names that contain `/`, `!`, `*`, or `...`
must be quoted as JSON strings.

For example:

```javascript
parser.configure({props: [
styleTags({
// Style Number and BigNumber nodes
"Number BigNumber": tags.number,
// Style Escape nodes whose parent is String
"String/Escape": tags.escape,
// Style anything inside Attributes nodes
"Attributes!": tags.meta,
// Add a style to all content inside Italic nodes
"Italic/...": tags.emphasis,
// Style InvalidString nodes as both `string` and `invalid`
"InvalidString": [tags.string, tags.invalid],
// Style the node named "/" as punctuation
'"/"': tags.punctuation
})
]})
```
*/
function styleTags(spec) {
	let byName = Object.create(null);
	for (let prop in spec) {
		let tags = spec[prop];
		if (!Array.isArray(tags)) tags = [tags];
		for (let part of prop.split(" ")) if (part) {
			let pieces = [], mode = 2, rest = part;
			for (let pos = 0;;) {
				if (rest == "..." && pos > 0 && pos + 3 == part.length) {
					mode = 1;
					break;
				}
				let m = /^"(?:[^"\\]|\\.)*?"|[^\/!]+/.exec(rest);
				if (!m) throw new RangeError("Invalid path: " + part);
				pieces.push(m[0] == "*" ? "" : m[0][0] == "\"" ? JSON.parse(m[0]) : m[0]);
				pos += m[0].length;
				if (pos == part.length) break;
				let next = part[pos++];
				if (pos == part.length && next == "!") {
					mode = 0;
					break;
				}
				if (next != "/") throw new RangeError("Invalid path: " + part);
				rest = part.slice(pos);
			}
			let last = pieces.length - 1, inner = pieces[last];
			if (!inner) throw new RangeError("Invalid path: " + part);
			byName[inner] = new Rule(tags, mode, last > 0 ? pieces.slice(0, last) : null).sort(byName[inner]);
		}
	}
	return ruleNodeProp.add(byName);
}
const ruleNodeProp = new NodeProp({ combine(a, b) {
	let cur, root, take;
	while (a || b) {
		if (!a || b && a.depth <= b.depth) {
			take = b;
			b = b.next;
		} else {
			take = a;
			a = a.next;
		}
		if (cur && cur.mode == take.mode && !take.context && !cur.context) continue;
		let copy = new Rule(take.tags, take.mode, take.context);
		if (cur) cur.next = copy;
		else root = copy;
		cur = copy;
	}
	return root;
} });
var Rule = class {
	constructor(tags, mode, context, next) {
		this.tags = tags;
		this.mode = mode;
		this.context = context;
		this.next = next;
	}
	get opaque() {
		return this.mode == 0;
	}
	get inherit() {
		return this.mode == 1;
	}
	sort(other) {
		if (!other || other.depth < this.depth) {
			this.next = other;
			return this;
		}
		other.next = this.sort(other.next);
		return other;
	}
	get depth() {
		return this.context ? this.context.length : 0;
	}
};
Rule.empty = new Rule([], 2, null);
/**
Define a [highlighter](#highlight.Highlighter) from an array of
tag/class pairs. Classes associated with more specific tags will
take precedence.
*/
function tagHighlighter(tags, options) {
	let map = Object.create(null);
	for (let style of tags) if (!Array.isArray(style.tag)) map[style.tag.id] = style.class;
	else for (let tag of style.tag) map[tag.id] = style.class;
	let { scope, all = null } = options || {};
	return {
		style: (tags) => {
			let cls = all;
			for (let tag of tags) for (let sub of tag.set) {
				let tagClass = map[sub.id];
				if (tagClass) {
					cls = cls ? cls + " " + tagClass : tagClass;
					break;
				}
			}
			return cls;
		},
		scope
	};
}
const t = Tag.define;
const comment = t();
const name = t();
const typeName = t(name);
const propertyName = t(name);
const literal$1 = t();
const string$1 = t(literal$1);
const number$3 = t(literal$1);
const content = t();
const heading$1 = t(content);
const keyword = t();
const operator = t();
const punctuation = t();
const bracket = t(punctuation);
const meta = t();
/**
The default set of highlighting [tags](#highlight.Tag).

This collection is heavily biased towards programming languages,
and necessarily incomplete. A full ontology of syntactic
constructs would fill a stack of books, and be impractical to
write themes for. So try to make do with this set. If all else
fails, [open an
issue](https://code.haverbeke.berlin/codemirror/dev/issues) to propose a
new tag, or [define](#highlight.Tag^define) a local custom tag for
your use case.

Note that it is not obligatory to always attach the most specific
tag possible to an element—if your grammar can't easily
distinguish a certain type of element (such as a local variable),
it is okay to style it as its more general variant (a variable).

For tags that extend some parent tag, the documentation links to
the parent.
*/
const tags = {
	/**
	A comment.
	*/
	comment,
	/**
	A line [comment](#highlight.tags.comment).
	*/
	lineComment: t(comment),
	/**
	A block [comment](#highlight.tags.comment).
	*/
	blockComment: t(comment),
	/**
	A documentation [comment](#highlight.tags.comment).
	*/
	docComment: t(comment),
	/**
	Any kind of identifier.
	*/
	name,
	/**
	The [name](#highlight.tags.name) of a variable.
	*/
	variableName: t(name),
	/**
	A type [name](#highlight.tags.name).
	*/
	typeName,
	/**
	A tag name (subtag of [`typeName`](#highlight.tags.typeName)).
	*/
	tagName: t(typeName),
	/**
	A property or field [name](#highlight.tags.name).
	*/
	propertyName,
	/**
	An attribute name (subtag of [`propertyName`](#highlight.tags.propertyName)).
	*/
	attributeName: t(propertyName),
	/**
	The [name](#highlight.tags.name) of a class.
	*/
	className: t(name),
	/**
	A label [name](#highlight.tags.name).
	*/
	labelName: t(name),
	/**
	A namespace [name](#highlight.tags.name).
	*/
	namespace: t(name),
	/**
	The [name](#highlight.tags.name) of a macro.
	*/
	macroName: t(name),
	/**
	A literal value.
	*/
	literal: literal$1,
	/**
	A string [literal](#highlight.tags.literal).
	*/
	string: string$1,
	/**
	A documentation [string](#highlight.tags.string).
	*/
	docString: t(string$1),
	/**
	A character literal (subtag of [string](#highlight.tags.string)).
	*/
	character: t(string$1),
	/**
	An attribute value (subtag of [string](#highlight.tags.string)).
	*/
	attributeValue: t(string$1),
	/**
	A number [literal](#highlight.tags.literal).
	*/
	number: number$3,
	/**
	An integer [number](#highlight.tags.number) literal.
	*/
	integer: t(number$3),
	/**
	A floating-point [number](#highlight.tags.number) literal.
	*/
	float: t(number$3),
	/**
	A boolean [literal](#highlight.tags.literal).
	*/
	bool: t(literal$1),
	/**
	Regular expression [literal](#highlight.tags.literal).
	*/
	regexp: t(literal$1),
	/**
	An escape [literal](#highlight.tags.literal), for example a
	backslash escape in a string.
	*/
	escape: t(literal$1),
	/**
	A color [literal](#highlight.tags.literal).
	*/
	color: t(literal$1),
	/**
	A URL [literal](#highlight.tags.literal).
	*/
	url: t(literal$1),
	/**
	A language keyword.
	*/
	keyword,
	/**
	The [keyword](#highlight.tags.keyword) for the self or this
	object.
	*/
	self: t(keyword),
	/**
	The [keyword](#highlight.tags.keyword) for null.
	*/
	null: t(keyword),
	/**
	A [keyword](#highlight.tags.keyword) denoting some atomic value.
	*/
	atom: t(keyword),
	/**
	A [keyword](#highlight.tags.keyword) that represents a unit.
	*/
	unit: t(keyword),
	/**
	A modifier [keyword](#highlight.tags.keyword).
	*/
	modifier: t(keyword),
	/**
	A [keyword](#highlight.tags.keyword) that acts as an operator.
	*/
	operatorKeyword: t(keyword),
	/**
	A control-flow related [keyword](#highlight.tags.keyword).
	*/
	controlKeyword: t(keyword),
	/**
	A [keyword](#highlight.tags.keyword) that defines something.
	*/
	definitionKeyword: t(keyword),
	/**
	A [keyword](#highlight.tags.keyword) related to defining or
	interfacing with modules.
	*/
	moduleKeyword: t(keyword),
	/**
	An operator.
	*/
	operator,
	/**
	An [operator](#highlight.tags.operator) that dereferences something.
	*/
	derefOperator: t(operator),
	/**
	Arithmetic-related [operator](#highlight.tags.operator).
	*/
	arithmeticOperator: t(operator),
	/**
	Logical [operator](#highlight.tags.operator).
	*/
	logicOperator: t(operator),
	/**
	Bit [operator](#highlight.tags.operator).
	*/
	bitwiseOperator: t(operator),
	/**
	Comparison [operator](#highlight.tags.operator).
	*/
	compareOperator: t(operator),
	/**
	[Operator](#highlight.tags.operator) that updates its operand.
	*/
	updateOperator: t(operator),
	/**
	[Operator](#highlight.tags.operator) that defines something.
	*/
	definitionOperator: t(operator),
	/**
	Type-related [operator](#highlight.tags.operator).
	*/
	typeOperator: t(operator),
	/**
	Control-flow [operator](#highlight.tags.operator).
	*/
	controlOperator: t(operator),
	/**
	Program or markup punctuation.
	*/
	punctuation,
	/**
	[Punctuation](#highlight.tags.punctuation) that separates
	things.
	*/
	separator: t(punctuation),
	/**
	Bracket-style [punctuation](#highlight.tags.punctuation).
	*/
	bracket,
	/**
	Angle [brackets](#highlight.tags.bracket) (usually `<` and `>`
	tokens).
	*/
	angleBracket: t(bracket),
	/**
	Square [brackets](#highlight.tags.bracket) (usually `[` and `]`
	tokens).
	*/
	squareBracket: t(bracket),
	/**
	Parentheses (usually `(` and `)` tokens). Subtag of
	[bracket](#highlight.tags.bracket).
	*/
	paren: t(bracket),
	/**
	Braces (usually `{` and `}` tokens). Subtag of
	[bracket](#highlight.tags.bracket).
	*/
	brace: t(bracket),
	/**
	Content, for example plain text in XML or markup documents.
	*/
	content,
	/**
	[Content](#highlight.tags.content) that represents a heading.
	*/
	heading: heading$1,
	/**
	A level 1 [heading](#highlight.tags.heading).
	*/
	heading1: t(heading$1),
	/**
	A level 2 [heading](#highlight.tags.heading).
	*/
	heading2: t(heading$1),
	/**
	A level 3 [heading](#highlight.tags.heading).
	*/
	heading3: t(heading$1),
	/**
	A level 4 [heading](#highlight.tags.heading).
	*/
	heading4: t(heading$1),
	/**
	A level 5 [heading](#highlight.tags.heading).
	*/
	heading5: t(heading$1),
	/**
	A level 6 [heading](#highlight.tags.heading).
	*/
	heading6: t(heading$1),
	/**
	A prose [content](#highlight.tags.content) separator (such as a horizontal rule).
	*/
	contentSeparator: t(content),
	/**
	[Content](#highlight.tags.content) that represents a list.
	*/
	list: t(content),
	/**
	[Content](#highlight.tags.content) that represents a quote.
	*/
	quote: t(content),
	/**
	[Content](#highlight.tags.content) that is emphasized.
	*/
	emphasis: t(content),
	/**
	[Content](#highlight.tags.content) that is styled strong.
	*/
	strong: t(content),
	/**
	[Content](#highlight.tags.content) that is part of a link.
	*/
	link: t(content),
	/**
	[Content](#highlight.tags.content) that is styled as code or
	monospace.
	*/
	monospace: t(content),
	/**
	[Content](#highlight.tags.content) that has a strike-through
	style.
	*/
	strikethrough: t(content),
	/**
	Inserted text in a change-tracking format.
	*/
	inserted: t(),
	/**
	Deleted text.
	*/
	deleted: t(),
	/**
	Changed text.
	*/
	changed: t(),
	/**
	An invalid or unsyntactic element.
	*/
	invalid: t(),
	/**
	Metadata or meta-instruction.
	*/
	meta,
	/**
	[Metadata](#highlight.tags.meta) that applies to the entire
	document.
	*/
	documentMeta: t(meta),
	/**
	[Metadata](#highlight.tags.meta) that annotates or adds
	attributes to a given syntactic element.
	*/
	annotation: t(meta),
	/**
	Processing instruction or preprocessor directive. Subtag of
	[meta](#highlight.tags.meta).
	*/
	processingInstruction: t(meta),
	/**
	[Modifier](#highlight.Tag^defineModifier) that indicates that a
	given element is being defined. Expected to be used with the
	various [name](#highlight.tags.name) tags.
	*/
	definition: Tag.defineModifier("definition"),
	/**
	[Modifier](#highlight.Tag^defineModifier) that indicates that
	something is constant. Mostly expected to be used with
	[variable names](#highlight.tags.variableName).
	*/
	constant: Tag.defineModifier("constant"),
	/**
	[Modifier](#highlight.Tag^defineModifier) used to indicate that
	a [variable](#highlight.tags.variableName) or [property
	name](#highlight.tags.propertyName) is being called or defined
	as a function.
	*/
	function: Tag.defineModifier("function"),
	/**
	[Modifier](#highlight.Tag^defineModifier) that can be applied to
	[names](#highlight.tags.name) to indicate that they belong to
	the language's standard environment.
	*/
	standard: Tag.defineModifier("standard"),
	/**
	[Modifier](#highlight.Tag^defineModifier) that indicates a given
	[names](#highlight.tags.name) is local to some scope.
	*/
	local: Tag.defineModifier("local"),
	/**
	A generic variant [modifier](#highlight.Tag^defineModifier) that
	can be used to tag language-specific alternative variants of
	some common tag. It is recommended for themes to define special
	forms of at least the [string](#highlight.tags.string) and
	[variable name](#highlight.tags.variableName) tags, since those
	come up a lot.
	*/
	special: Tag.defineModifier("special")
};
for (let name in tags) {
	let val = tags[name];
	if (val instanceof Tag) val.name = name;
}
tagHighlighter([
	{
		tag: tags.link,
		class: "tok-link"
	},
	{
		tag: tags.heading,
		class: "tok-heading"
	},
	{
		tag: tags.emphasis,
		class: "tok-emphasis"
	},
	{
		tag: tags.strong,
		class: "tok-strong"
	},
	{
		tag: tags.keyword,
		class: "tok-keyword"
	},
	{
		tag: tags.atom,
		class: "tok-atom"
	},
	{
		tag: tags.bool,
		class: "tok-bool"
	},
	{
		tag: tags.url,
		class: "tok-url"
	},
	{
		tag: tags.labelName,
		class: "tok-labelName"
	},
	{
		tag: tags.inserted,
		class: "tok-inserted"
	},
	{
		tag: tags.deleted,
		class: "tok-deleted"
	},
	{
		tag: tags.literal,
		class: "tok-literal"
	},
	{
		tag: tags.string,
		class: "tok-string"
	},
	{
		tag: tags.number,
		class: "tok-number"
	},
	{
		tag: [
			tags.regexp,
			tags.escape,
			tags.special(tags.string)
		],
		class: "tok-string2"
	},
	{
		tag: tags.variableName,
		class: "tok-variableName"
	},
	{
		tag: tags.local(tags.variableName),
		class: "tok-variableName tok-local"
	},
	{
		tag: tags.definition(tags.variableName),
		class: "tok-variableName tok-definition"
	},
	{
		tag: tags.special(tags.variableName),
		class: "tok-variableName2"
	},
	{
		tag: tags.definition(tags.propertyName),
		class: "tok-propertyName tok-definition"
	},
	{
		tag: tags.typeName,
		class: "tok-typeName"
	},
	{
		tag: tags.namespace,
		class: "tok-namespace"
	},
	{
		tag: tags.className,
		class: "tok-className"
	},
	{
		tag: tags.macroName,
		class: "tok-macroName"
	},
	{
		tag: tags.propertyName,
		class: "tok-propertyName"
	},
	{
		tag: tags.operator,
		class: "tok-operator"
	},
	{
		tag: tags.comment,
		class: "tok-comment"
	},
	{
		tag: tags.meta,
		class: "tok-meta"
	},
	{
		tag: tags.invalid,
		class: "tok-invalid"
	},
	{
		tag: tags.punctuation,
		class: "tok-punctuation"
	}
]);
// node_modules/@prometheus-io/lezer-promql/dist/index.es.js
const inf$1 = 188;
const nan$1 = 189;
const Bool$1 = 1;
const Ignoring$1 = 2;
const On$1 = 3;
const GroupLeft$1 = 4;
const GroupRight$1 = 5;
const Offset$1 = 6;
const Atan2$1 = 7;
const Avg$1 = 8;
const Bottomk$1 = 9;
const Count$1 = 10;
const CountValues$1 = 11;
const Group$1 = 12;
const Max$1 = 13;
const Min$1 = 14;
const Quantile$1 = 15;
const LimitK$1 = 16;
const LimitRatio$1 = 17;
const Stddev$1 = 18;
const Stdvar$1 = 19;
const Sum$1 = 20;
const Topk$1 = 21;
const By$1 = 22;
const Without$1 = 23;
const And$1 = 24;
const Or$1 = 25;
const Unless$1 = 26;
const StartFn$1 = 27;
const EndFn$1 = 28;
const AtStart$1 = 29;
const AtEnd$1 = 30;
const Smoothed$1 = 31;
const Anchored$1 = 32;
const Fill$1 = 33;
const FillLeft$1 = 34;
const FillRight$1 = 35;
const keywordTokens = {
	inf: inf$1,
	nan: nan$1,
	bool: Bool$1,
	ignoring: Ignoring$1,
	on: On$1,
	group_left: GroupLeft$1,
	group_right: GroupRight$1,
	offset: Offset$1
};
const specializeIdentifier = (value, stack) => {
	return keywordTokens[value.toLowerCase()] || -1;
};
const contextualKeywordTokens = {
	avg: Avg$1,
	atan2: Atan2$1,
	bottomk: Bottomk$1,
	count: Count$1,
	count_values: CountValues$1,
	group: Group$1,
	max: Max$1,
	min: Min$1,
	quantile: Quantile$1,
	limitk: LimitK$1,
	limit_ratio: LimitRatio$1,
	stddev: Stddev$1,
	stdvar: Stdvar$1,
	sum: Sum$1,
	topk: Topk$1,
	by: By$1,
	without: Without$1,
	and: And$1,
	or: Or$1,
	unless: Unless$1,
	smoothed: Smoothed$1,
	anchored: Anchored$1,
	fill: Fill$1,
	fill_left: FillLeft$1,
	fill_right: FillRight$1
};
const extendIdentifier = (value, stack) => {
	if (value === "start" && stack.canShift(StartFn$1)) return StartFn$1;
	if (value === "end" && stack.canShift(EndFn$1)) return EndFn$1;
	if (value.toLowerCase() === "start" && stack.canShift(AtStart$1)) return AtStart$1;
	if (value.toLowerCase() === "end" && stack.canShift(AtEnd$1)) return AtEnd$1;
	const token = contextualKeywordTokens[value.toLowerCase()];
	if (token !== void 0 && stack.canShift(token)) return token;
	return -1;
};
const promQLHighLight = styleTags({
	LineComment: tags.comment,
	LabelName: tags.labelName,
	StringLiteral: tags.string,
	NumberDurationLiteral: tags.number,
	NumberDurationLiteralInDurationContext: tags.number,
	Identifier: tags.variableName,
	"Abs Absent AbsentOverTime Acos Acosh Asin Asinh Atan Atanh AvgOverTime Ceil Changes Clamp ClampMax ClampMin Cos Cosh CountOverTime DaysInMonth DayOfMonth DayOfWeek DayOfYear Deg Delta Deriv EndFn Exp Floor HistogramAvg HistogramCount HistogramFraction HistogramQuantile HistogramSum DoubleExponentialSmoothing Hour Idelta Increase Irate LabelReplace LabelJoin LastOverTime Ln Log10 Log2 MaxOverTime MinOverTime Minute Month Pi PredictLinear PresentOverTime QuantileOverTime Rad Range Rate Resets Round Scalar Sgn Sin Sinh Sort SortDesc SortByLabel SortByLabelDesc Sqrt StartFn Step StddevOverTime StdvarOverTime SumOverTime Tan Tanh Time Timestamp Vector Year": tags.function(tags.variableName),
	"Avg Bottomk Count Count_values Group LimitK LimitRatio Max Min Quantile Stddev Stdvar Sum Topk": tags.operatorKeyword,
	"AtModifierPreprocessors By Without Bool On Ignoring GroupLeft GroupRight Offset Smoothed Anchored": tags.modifier,
	"DurationExpr/DurationStep DurationExpr/DurationRange DurationExpr/DurationMinOf DurationExpr/DurationMaxOf OffsetDurationExpr/DurationStep OffsetDurationExpr/DurationRange OffsetDurationExpr/DurationMinOf OffsetDurationExpr/DurationMaxOf": tags.function(tags.variableName),
	"And Unless Or": tags.logicOperator,
	"Sub Add Mul Mod Div Atan2 Eql Neq Lte Lss Gte Gtr EqlRegex EqlSingle NeqRegex Pow At": tags.operator,
	UnaryOp: tags.arithmeticOperator,
	"( )": tags.paren,
	"[ ]": tags.squareBracket,
	"{ }": tags.brace,
	"⚠": tags.invalid
});
const spec_Identifier = {
	__proto__: null,
	absent_over_time: 401,
	absent: 403,
	abs: 405,
	acos: 407,
	acosh: 409,
	asin: 411,
	asinh: 413,
	atan: 415,
	atanh: 417,
	avg_over_time: 419,
	ceil: 421,
	changes: 423,
	clamp: 425,
	clamp_max: 427,
	clamp_min: 429,
	cos: 431,
	cosh: 433,
	count_over_time: 435,
	days_in_month: 437,
	day_of_month: 439,
	day_of_week: 441,
	day_of_year: 443,
	deg: 445,
	delta: 447,
	deriv: 449,
	exp: 451,
	first_over_time: 453,
	floor: 455,
	histogram_count: 457,
	histogram_fraction: 459,
	histogram_quantile: 461,
	histogram_quantiles: 463,
	histogram_stddev: 465,
	histogram_stdvar: 467,
	histogram_sum: 469,
	histogram_avg: 471,
	double_exponential_smoothing: 473,
	hour: 475,
	idelta: 477,
	increase: 479,
	info: 481,
	irate: 483,
	label_replace: 485,
	label_join: 487,
	last_over_time: 489,
	ln: 491,
	log10: 493,
	log2: 495,
	mad_over_time: 497,
	max_over_time: 499,
	min_over_time: 501,
	ts_of_first_over_time: 503,
	ts_of_max_over_time: 505,
	ts_of_min_over_time: 507,
	ts_of_last_over_time: 509,
	minute: 511,
	month: 513,
	pi: 515,
	predict_linear: 517,
	present_over_time: 519,
	quantile_over_time: 521,
	rad: 523,
	rate: 525,
	resets: 527,
	round: 529,
	scalar: 531,
	sgn: 533,
	sin: 535,
	sinh: 537,
	sort: 539,
	sort_desc: 541,
	sort_by_label: 543,
	sort_by_label_desc: 545,
	start_timestamp: 547,
	range: 549,
	step: 551,
	sqrt: 553,
	stddev_over_time: 555,
	stdvar_over_time: 557,
	sum_over_time: 559,
	tan: 561,
	tanh: 563,
	timestamp: 565,
	time: 567,
	vector: 569,
	year: 571,
	min_of: 575,
	max_of: 577
};
const parser = LRParser.deserialize({
	version: 14,
	states: "BnOYQPOOO(gQPOOOOQO'#DT'#DTO(lQPO'#DSOOQO'#Db'#DbO(wQPO'#FqQ0_QQOOOOQO'#Ds'#DsO(rQPO'#DrOYQPO'#F{OYQPO'#F}O1xQSO'#GPO2TQQO'#GOOOQO'#GO'#GOOOQO'#Gd'#GdOOQO'#Dt'#DtOOQO'#Dv'#DvOOQO'#Dw'#DwOOQO'#Dx'#DxOOQO'#Dy'#DyOOQO'#Dz'#DzOOQO'#D{'#D{OOQO'#D|'#D|OOQO'#D}'#D}OOQO'#EO'#EOOOQO'#EP'#EPOOQO'#EQ'#EQOOQO'#ER'#EROOQO'#ES'#ESOOQO'#ET'#ETOOQO'#EU'#EUOOQO'#EV'#EVOOQO'#EW'#EWOOQO'#EX'#EXOOQO'#EY'#EYOOQO'#EZ'#EZOOQO'#E['#E[OOQO'#E]'#E]OOQO'#E^'#E^OOQO'#E_'#E_OOQO'#E`'#E`OOQO'#Ea'#EaOOQO'#Eb'#EbOOQO'#Ec'#EcOOQO'#Ed'#EdOOQO'#Ee'#EeOOQO'#Ef'#EfOOQO'#Eg'#EgOOQO'#Eh'#EhOOQO'#Ei'#EiOOQO'#Ej'#EjOOQO'#Ek'#EkOOQO'#El'#ElOOQO'#Em'#EmOOQO'#En'#EnOOQO'#Eo'#EoOOQO'#Ep'#EpOOQO'#Eq'#EqOOQO'#Er'#ErOOQO'#Es'#EsOOQO'#Et'#EtOOQO'#Eu'#EuOOQO'#Ev'#EvOOQO'#Ew'#EwOOQO'#Ex'#ExOOQO'#Ey'#EyOOQO'#Ez'#EzOOQO'#E{'#E{OOQO'#E|'#E|OOQO'#E}'#E}OOQO'#FO'#FOOOQO'#FP'#FPOOQO'#FQ'#FQOOQO'#FR'#FROOQO'#FS'#FSOOQO'#FT'#FTOOQO'#FU'#FUOOQO'#FV'#FVOOQO'#FW'#FWOOQO'#FX'#FXOOQO'#FY'#FYOOQO'#FZ'#FZOOQO'#F['#F[OOQO'#F]'#F]OOQO'#F^'#F^OOQO'#F_'#F_OOQO'#F`'#F`OOQO'#Fa'#FaOOQO'#Fb'#FbOOQO'#Fc'#FcOOQO'#Fd'#FdOOQO'#Fe'#FeOOQO'#Ff'#FfOOQO'#Fg'#FgOOQO'#Fh'#FhOOQO'#Fi'#FiOOQO'#Fj'#FjOOQO'#Fk'#FkOOQO'#Fl'#FlOOQO'#Fm'#FmOOQO'#Fn'#FnQOQPOOO3zQPO'#DUO4PQPO'#DZO(rQPO,59nO4WQQO,59nOOQO,59|,59|O6QQPO,59vO6QQPO,59vO6QQPO,59vO6QQPO,59vO6QQPO,59vO=qQPO,5<ZO>cQPO,5<cOOQO,5<e,5<eOOQO,5<f,5<fO?fQPO,5<rOOQO,5:^,5:^O?pQQO,5<gO?wQQO,5<iOOQO'#DX'#DXOAkQPO'#GQOAyQPO,5<kOOQO,5<k,5<kOBVQPO,5<kOOQO,5<j,5<jOB_QSO'#DVOOQO,59p,59pOOQO,59u,59uOBjQQO,59uOOQO1G/Y1G/YOOQO'#D^'#D^O3zQPO'#D_OBtQPO'#DaOByQPO'#DcOCOQPO'#DdOOQO'#D`'#D`OJbQPO'#D`OJiQPO'#D`OOQO'#Gh'#GhOJpQPO'#GhO!$WQPO'#GhOYQPO1G/bOYQPO1G/bOYQPO1G/bOYQPO1G/bOYQPO1G/bOOQO'#Fq'#FqOOQO'#Fv'#FvO!$bQSO1G1uO=qQPO'#FpOOQO'#Fr'#FrOOQO'#Fs'#FsOOQO'#Ft'#FtOOQO'#Fu'#FuO!$|QPO'#FpO!%RQPO'#FpO=qQPO'#FpOOQO'#Fp'#FpO>cQPO'#FxOOQO1G1}1G1}O!%WQPO'#FxO!%]QPO'#FxO=qQPO'#FxOOQO'#Fx'#FxO!%bQPO'#DbOOQO'#GY'#GYOOQO1G2^1G2^O!%mQPO1G2^OOQO1G2R1G2ROOQO'#GR'#GRO!%rQPO,5<lO!%wQPO,5<qO!%|QSO1G2VO!&XQPO1G2VOOQO1G2V1G2VOOQO,59q,59qO!&aQPO,59qOYQPO'#G]O!&iQPO1G/aOOQO1G/a1G/aO!&qQPO,59yO?TQPO,59{O?TQPO,59}O?TQPO,5:OOOQO,59z,59zOOQO,5=S,5=SO!._QPO,5=SO!7]QQO7+$|O!7mQQO7+$|O!9XQQO7+$|O!9uQQO7+$|O!;jQQO7+$|O=qQPO,5<[O=qQPO,5<[OOQO7+'a7+'aO!<ZQPO7+'nO!<vQSO,5<[O!=QQPO,5<[O=qQPO,5<[O!=kQQO,5<[OOQO,5<d,5<dO!=rQPO,5<dO=qQPO,5<dO!=wQQO,5<dO!>OQPO7+'xOOQO1G2W1G2WOOQO1G2]1G2]O!>TQPO,5<xOOQO,5<x,5<xOOQO7+'q7+'qO!>iQSO7+'qOOQO-E:[-E:[O!>tQSO1G/]O!?PQPO1G/]OOQO1G/]1G/]O!?XQQO,5<wOOQO-E:Z-E:ZOOQO7+${7+${O!?cQPO1G/eO!FyQPO1G/gO!GOQPO1G/iO!GTQPO1G/jOOQO1G2n1G2nO!GnQSO1G1vO!GxQSO1G1vO!HdQQO<<KYOOQO<<KY<<KYOOQO1G1v1G1vO!HkQQO1G1vO!HrQQO,5<[OOQO1G2O1G2OO!IPQQO1G2OOOQO<<Kd<<KdOOQO<<K]<<K]P!IWQSO'#G^OOQO,5<v,5<vOOQO7+$w7+$wO!I`QSO7+$wOOQO-E:Y-E:YOOQO7+%P7+%POOQO7+%R7+%ROOQO7+%T7+%TOOQO7+%U7+%UOOQOAN@tAN@tO=qQPO7+'bO!IkQQO1G1vO!IxQQO1G1vO=qQPO7+'jOOQO<<Hc<<HcP!JgQSO'#G[O!JoQQO<<J|O!JvQQO<<KUOOQOAN@hAN@hOOQOAN@pAN@pO=qQPO'#FpO=qQPO,5<[O=qQPO,5<[",
	stateData: "!J}~O%VOStOS~OWQOXQOYQOZQO[QO]QO^QO_QO`QOaQObQOcQOdQOeQOkVOlVO|^O!i[O%SSO%TSO%XXO%]TO%^TO%_SO%`_O%a`O%baO%cbO%dcO%edO%feO%gfO%hgO%ihO%jiO%kjO%lkO%mlO%nmO%onO%poO%qpO%rqO%srO%tsO%utO%vuO%wvO%xwO%yxO%zyO%{zO%|{O%}|O&O}O&P!OO&Q!PO&R!QO&S!RO&T!SO&U!TO&V!UO&W!VO&X!WO&Y!XO&Z!YO&[!ZO&]![O&^!]O&_!^O&`!_O&a!`O&b!aO&c!bO&d!cO&e!dO&f!eO&g!fO&h!gO&i!hO&j!iO&k!jO&l!kO&m!lO&n!mO&o!nO&p!oO&q!pO&r!qO&s!rO&t!sO&u!tO&v!uO&w!vO&x!wO&y!xO&z!yO&{!zO&|!{O&}!|O'O!}O'P#OO'Q#PO'R#QO'S#RO'T#SO'U#TO'V#UO'W#VO'X#WO'_ZO~O!i#XO~Of#YOg#YO%X#ZO~O%S#^O%T#^O%_#^OW$eXX$eXY$eXZ$eX[$eX]$eX^$eX_$eX`$eXa$eXb$eXc$eXd$eXe$eXk$eXl$eX|$eX!i$eX%S$eX%T$eX%X$eX%]$eX%^$eX%_$eX%`$eX%a$eX%b$eX%c$eX%d$eX%e$eX%f$eX%g$eX%h$eX%i$eX%j$eX%k$eX%l$eX%m$eX%n$eX%o$eX%p$eX%q$eX%r$eX%s$eX%t$eX%u$eX%v$eX%w$eX%x$eX%y$eX%z$eX%{$eX%|$eX%}$eX&O$eX&P$eX&Q$eX&R$eX&S$eX&T$eX&U$eX&V$eX&W$eX&X$eX&Y$eX&Z$eX&[$eX&]$eX&^$eX&_$eX&`$eX&a$eX&b$eX&c$eX&d$eX&e$eX&f$eX&g$eX&h$eX&i$eX&j$eX&k$eX&l$eX&m$eX&n$eX&o$eX&p$eX&q$eX&r$eX&s$eX&t$eX&u$eX&v$eX&w$eX&x$eX&y$eX&z$eX&{$eX&|$eX&}$eX'O$eX'P$eX'Q$eX'R$eX'S$eX'T$eX'U$eX'V$eX'W$eX'X$eX'_$eX~OU#eOV#_Oh#bOi#cOj#bOo#gOp#fO!P#_O!X#_O!Y#_O!Z#_O![#`O!]#`O!^#aO!_#aO!`#aO!a#aO!b#aO!c#aO!d#aO!e#aO${#hO'Y#dO~Oz#mO|#lO'`#oO~O'_ZOU$rXV$rXh$rXi$rXj$rXo$rXp$rX!P$rX!X$rX!Y$rX!Z$rX![$rX!]$rX!^$rX!_$rX!`$rX!a$rX!b$rX!c$rX!d$rX!e$rX${$rX%R$rX'Y$rX%Z$rX%Y$rX~O%X#rO~O%Z#tO~PYOf#YOg#YOUvaVvahvaivajvaovapva!Pva!Xva!Yva!Zva![va!]va!^va!_va!`va!ava!bva!cva!dva!eva${va%Rva'Yva%Zva%Yva~OP#wOQ#xOR#xOq#yOr#zOs#{OW%[PX%[PY%[PZ%[P[%[P]%[P^%[P_%[P`%[Pa%[Pb%[Pc%[Pd%[Pe%[Pk%[Pl%[P|%[P!i%[P%S%[P%T%[P%X%[P%]%[P%^%[P%_%[P%`%[P%a%[P%b%[P%c%[P%d%[P%e%[P%f%[P%g%[P%h%[P%i%[P%j%[P%k%[P%l%[P%m%[P%n%[P%o%[P%p%[P%q%[P%r%[P%s%[P%t%[P%u%[P%v%[P%w%[P%x%[P%y%[P%z%[P%{%[P%|%[P%}%[P&O%[P&P%[P&Q%[P&R%[P&S%[P&T%[P&U%[P&V%[P&W%[P&X%[P&Y%[P&Z%[P&[%[P&]%[P&^%[P&_%[P&`%[P&a%[P&b%[P&c%[P&d%[P&e%[P&f%[P&g%[P&h%[P&i%[P&j%[P&k%[P&l%[P&m%[P&n%[P&o%[P&p%[P&q%[P&r%[P&s%[P&t%[P&u%[P&v%[P&w%[P&x%[P&y%[P&z%[P&{%[P&|%[P&}%[P'O%[P'P%[P'Q%[P'R%[P'S%[P'T%[P'U%[P'V%[P'W%[P'X%[P'_%[P~O%S$YO%T$YO%X$cO%]$XO%^$XO%_$YO&|$^O&}$]O'Z$_O'[$`O~O%S$YO%T$YO%X$iO%]$XO%^$XO%_$YO&|$^O&}$]O'Z$_O'[$`O~O%SSO%TSO%]$kO%^$kO%_SO~Om$lOn$lO~P?TO%Z$oO~P0_O!P#_OU$qaV$qah$qai$qaj$qao$qap$qa!X$qa!Y$qa!Z$qa![$qa!]$qa!^$qa!_$qa!`$qa!a$qa!b$qa!c$qa!d$qa!e$qa${$qa%R$qa'Y$qa%Z$qa%Y$qa~O!e$pO$v$pO$w$pO$x$pO~O!e$pO$v$pO$w$pO$x$pO%Y$sO'`$uO~Oz$wO|#lO%Z$vO~O%Y$xO%Z$zO~P0_O%X$|O~O%X$}O~O%X%OO~OW!SXX!SXY!SXZ!SX[!SX]!SX^!SX_!SX`!SXa!SXb!SXc!SXd!SXe!SXk!SXl!SX|!SX!i!SX%S!SX%T!SX%X!SX%]!SX%^!SX%_!SX%`!SX%a!SX%b!SX%c!SX%d!SX%e!SX%f!SX%g!SX%h!SX%i!SX%j!SX%k!SX%l!SX%m!SX%n!SX%o!SX%p!SX%q!SX%r!SX%s!SX%t!SX%u!SX%v!SX%w!SX%x!SX%y!SX%z!SX%{!SX%|!SX%}!SX&O!SX&P!SX&Q!SX&R!SX&S!SX&T!SX&U!SX&V!SX&W!SX&X!SX&Y!SX&Z!SX&[!SX&]!SX&^!SX&_!SX&`!SX&a!SX&b!SX&c!SX&d!SX&e!SX&f!SX&g!SX&h!SX&i!SX&j!SX&k!SX&l!SX&m!SX&n!SX&o!SX&p!SX&q!SX&r!SX&s!SX&t!SX&u!SX&v!SX&w!SX&x!SX&y!SX&z!SX&{!SX&|!SX&}!SX'O!SX'P!SX'Q!SX'R!SX'S!SX'T!SX'U!SX'V!SX'W!SX'X!SX'_!SX~Os#{O~PCTOr#zO~PCTOq#yOr#zOs#{OW%[XX%[XY%[XZ%[X[%[X]%[X^%[X_%[X`%[Xa%[Xb%[Xc%[Xd%[Xe%[Xk%[Xl%[X|%[X!i%[X%S%[X%T%[X%X%[X%]%[X%^%[X%_%[X%`%[X%a%[X%b%[X%c%[X%d%[X%e%[X%f%[X%g%[X%h%[X%i%[X%j%[X%k%[X%l%[X%m%[X%n%[X%o%[X%p%[X%q%[X%r%[X%s%[X%t%[X%u%[X%v%[X%w%[X%x%[X%y%[X%z%[X%{%[X%|%[X%}%[X&O%[X&P%[X&Q%[X&R%[X&S%[X&T%[X&U%[X&V%[X&W%[X&X%[X&Y%[X&Z%[X&[%[X&]%[X&^%[X&_%[X&`%[X&a%[X&b%[X&c%[X&d%[X&e%[X&f%[X&g%[X&h%[X&i%[X&j%[X&k%[X&l%[X&m%[X&n%[X&o%[X&p%[X&q%[X&r%[X&s%[X&t%[X&u%[X&v%[X&w%[X&x%[X&y%[X&z%[X&{%[X&|%[X&}%[X'O%[X'P%[X'Q%[X'R%[X'S%[X'T%[X'U%[X'V%[X'W%[X'X%[X'_%[X~OQ#xOR#xO~PJpO!P%XO!X%XO!Y%XO!Z%XO![%YO!]%YO']%ZO'^%[O~O%X%^O~O%X%_O~O%X%bO~O%X%cO~O%S#^O%T#^O%_#^O~O%X%eO~O|%fO~O|%gO~Oz#mO|#lO'`%jO~O%Y%kO'`%jO~O%Y%mO%Z%oO~O%Y$xO%Z%rO~OS%sOT%sOW!RaX!RaY!RaZ!Ra[!Ra]!Ra^!Ra_!Ra`!Raa!Rab!Rac!Rad!Rae!Rak!Ral!Raq!Rar!Ras!Ra|!Ra!i!Ra%S!Ra%T!Ra%X!Ra%]!Ra%^!Ra%_!Ra%`!Ra%a!Ra%b!Ra%c!Ra%d!Ra%e!Ra%f!Ra%g!Ra%h!Ra%i!Ra%j!Ra%k!Ra%l!Ra%m!Ra%n!Ra%o!Ra%p!Ra%q!Ra%r!Ra%s!Ra%t!Ra%u!Ra%v!Ra%w!Ra%x!Ra%y!Ra%z!Ra%{!Ra%|!Ra%}!Ra&O!Ra&P!Ra&Q!Ra&R!Ra&S!Ra&T!Ra&U!Ra&V!Ra&W!Ra&X!Ra&Y!Ra&Z!Ra&[!Ra&]!Ra&^!Ra&_!Ra&`!Ra&a!Ra&b!Ra&c!Ra&d!Ra&e!Ra&f!Ra&g!Ra&h!Ra&i!Ra&j!Ra&k!Ra&l!Ra&m!Ra&n!Ra&o!Ra&p!Ra&q!Ra&r!Ra&s!Ra&t!Ra&u!Ra&v!Ra&w!Ra&x!Ra&y!Ra&z!Ra&{!Ra&|!Ra&}!Ra'O!Ra'P!Ra'Q!Ra'R!Ra'S!Ra'T!Ra'U!Ra'V!Ra'W!Ra'X!Ra'_!Ra~Oq#yOr#zOs#{OW%[aX%[aY%[aZ%[a[%[a]%[a^%[a_%[a`%[aa%[ab%[ac%[ad%[ae%[ak%[al%[a|%[a!i%[a%S%[a%T%[a%X%[a%]%[a%^%[a%_%[a%`%[a%a%[a%b%[a%c%[a%d%[a%e%[a%f%[a%g%[a%h%[a%i%[a%j%[a%k%[a%l%[a%m%[a%n%[a%o%[a%p%[a%q%[a%r%[a%s%[a%t%[a%u%[a%v%[a%w%[a%x%[a%y%[a%z%[a%{%[a%|%[a%}%[a&O%[a&P%[a&Q%[a&R%[a&S%[a&T%[a&U%[a&V%[a&W%[a&X%[a&Y%[a&Z%[a&[%[a&]%[a&^%[a&_%[a&`%[a&a%[a&b%[a&c%[a&d%[a&e%[a&f%[a&g%[a&h%[a&i%[a&j%[a&k%[a&l%[a&m%[a&n%[a&o%[a&p%[a&q%[a&r%[a&s%[a&t%[a&u%[a&v%[a&w%[a&x%[a&y%[a&z%[a&{%[a&|%[a&}%[a'O%[a'P%[a'Q%[a'R%[a'S%[a'T%[a'U%[a'V%[a'W%[a'X%[a'_%[a~O!P#_OU!Oqh!Oqi!Oqj!Oqo!Oqp!Oq![!Oq!]!Oq!^!Oq!_!Oq!`!Oq!a!Oq!b!Oq!c!Oq!d!Oq!e!Oq${!Oq%R!Oq'Y!Oq%Z!Oq%Y!Oq~OV!Oq!X!Oq!Y!Oq!Z!Oq~P!5uOV#_O!X#_O!Y#_O!Z#_O~P!5uOV#_O!P#_O!X#_O!Y#_O!Z#_O![#`O!]#`OU!Oqh!Oqi!Oqj!Oqo!Oqp!Oq${!Oq%R!Oq'Y!Oq%Z!Oq%Y!Oq~O!^!Oq!_!Oq!`!Oq!a!Oq!b!Oq!c!Oq!d!Oq!e!Oq~P!7}O!^#aO!_#aO!`#aO!a#aO!b#aO!c#aO!d#aO!e#aO~P!7}OV#_Oh#bOj#bO!P#_O!X#_O!Y#_O!Z#_O![#`O!]#`O!^#aO!_#aO!`#aO!a#aO!b#aO!c#aO!d#aO!e#aO~OU!Oqi!Oqo!Oqp!Oq${!Oq%R!Oq'Y!Oq%Z!Oq%Y!Oq~P!:cO']%{O~P=qO!X$da!Y$da!Z$da![$da!]$da']$da~O!P%XO'^$da~P!<bO%Z%|O~O!P&jO!X&jO!Y&jO!Z&jO![&kO!]&kO~O%Z%|O~P!=VO%Z&PO~O%Z&PO~P!=VO%Z&RO~O!e$pO$v$pO$w$pO$x$pO%Y%Qa'`%Qa~Oz#mO|#lO'`&SO~Oz&UO|#lO%Z&VO~O%Y&WO%Z&VO~O%Y%Pa%Z%Pa~P0_O%X#rOW!RiX!RiY!RiZ!Ri[!Ri]!Ri^!Ri_!Ri`!Ria!Rib!Ric!Rid!Rie!Rik!Ril!Riq!Rir!Ris!Ri|!Ri!i!Ri%S!Ri%T!Ri%]!Ri%^!Ri%_!Ri%`!Ri%a!Ri%b!Ri%c!Ri%d!Ri%e!Ri%f!Ri%g!Ri%h!Ri%i!Ri%j!Ri%k!Ri%l!Ri%m!Ri%n!Ri%o!Ri%p!Ri%q!Ri%r!Ri%s!Ri%t!Ri%u!Ri%v!Ri%w!Ri%x!Ri%y!Ri%z!Ri%{!Ri%|!Ri%}!Ri&O!Ri&P!Ri&Q!Ri&R!Ri&S!Ri&T!Ri&U!Ri&V!Ri&W!Ri&X!Ri&Y!Ri&Z!Ri&[!Ri&]!Ri&^!Ri&_!Ri&`!Ri&a!Ri&b!Ri&c!Ri&d!Ri&e!Ri&f!Ri&g!Ri&h!Ri&i!Ri&j!Ri&k!Ri&l!Ri&m!Ri&n!Ri&o!Ri&p!Ri&q!Ri&r!Ri&s!Ri&t!Ri&u!Ri&v!Ri&w!Ri&x!Ri&y!Ri&z!Ri&{!Ri&|!Ri&}!Ri'O!Ri'P!Ri'Q!Ri'R!Ri'S!Ri'T!Ri'U!Ri'V!Ri'W!Ri'X!Ri'_!Ri~O%Z&ZO~O%Z&[O~O%Z&]O~O!X$di!Y$di!Z$di![$di!]$di']$di~O!P%XO'^$di~P!GYO!P%XO!X%XO!Y%XO!Z%XO![$di!]$di']$di'^$di~O']&^O~P!=VO%Y&_O~P!=VO!P&jO%Z$da%Y$da~P!<bO%Y&bO~P!=VOz#mO|#lO~Oz&UO|#lO%Z&cO~O!P&jO%Z$di%Y$di~P!GYO!P&jO!X&jO!Y&jO!Z&jO![$di!]$di%Z$di']$di%Y$di~Oz&UO|#lO~O%Z&gO~P!=VO%Z&hO~P!=VO",
	goto: ".b%]PPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPP%^%j%v%|P&VP&g%^P&p&w'R'a'k(T(bPPPPPPPPPPPPP%^(o({P({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({%^)X*T*w*w+]+]+q%^,V%^%^%^%^%^%^,],l,tPPP,l%^P,{P-O-U-[PPPPP-cPPP.Re^OXY#Z$S$T$U$V$W$xeROXY#Z$S$T$U$V$W$xQ#[RR#v#]Q#s#YQ${#xR&Y%sQ#nZQ$w#rU%h$s%k&TV&U%m&W&dQ#]RQ#iWR#v#[Z$R#_#`#a#b#cY$Q#_#`#a#b#cR%R$RY$P#_#`#a#b#cS%Q$Q$RR%w%Ra#|#_#`#a#b#c$Q$R%Rd^OXY#Z$S$T$U$V$W$xQ$m#hQ%t$|Q%u$}R%v%O`#}#_#`#a#b#c$Q$R%RR%P$O`$O#_#`#a#b#c$Q$R%RR%P#}eWOXY#Z$S$T$U$V$W$xeVOXY#Z$S$T$U$V$W$xQ$Z#dQ%]$[Q%`$cQ%d$iQ%x%XQ%y%YQ%z%[Q%}%_Q&O&iQ&Q%cQ&`&jQ&a&kQ&e&_R&f&bdYOXY#Z$S$T$U$V$W$xW$[#d$[%X%YS$e#e$ee&i$c$i%[%_%c&_&b&i&j&kl$a#d$[$c$i%X%Y%[%_%c&_&b&i&j&kT$g#e$el$b#d$[$c$i%X%Y%[%_%c&_&b&i&j&kT$h#e$el$d#d$[$c$i%X%Y%[%_%c&_&b&i&j&kT$j#e$eQ$f#eR%a$ed]OXY#Z$S$T$U$V$W$xR#q[Q#pZV%i$s%k&TQ$q#mT$r#n%hR$n#hQ%n$wR&X%nQ$y#uR%q$yS$t#n#pR%l$tQUOQ#jXQ#kYQ#u#ZQ%S$SQ%T$TQ%U$UQ%V$VQ%W$WR%p$xQ$S#_Q$T#`Q$U#aQ$V#bR$W#c",
	nodeNames: "⚠ Bool Ignoring On GroupLeft GroupRight Offset Atan2 Avg Bottomk Count CountValues Group Max Min Quantile LimitK LimitRatio Stddev Stdvar Sum Topk By Without And Or Unless StartFn EndFn AtStart AtEnd Smoothed Anchored Fill FillLeft FillRight LineComment PromQL AggregateExpr AggregateOp AggregateModifier GroupingLabels LabelName QuotedLabelName StringLiteral FunctionCallBody BinaryExpr Pow BoolModifier MatchingModifierClause FillModifier FillClause NumberDurationLiteral FillLeftClause FillRightClause Mul Div Mod Add Sub Eql Gte Gtr TrimUpper TrimLower Lte Lss Neq FunctionCall FunctionIdentifier AbsentOverTime Identifier Absent Abs Acos Acosh Asin Asinh Atan Atanh AvgOverTime Ceil Changes Clamp ClampMax ClampMin Cos Cosh CountOverTime DaysInMonth DayOfMonth DayOfWeek DayOfYear Deg Delta Deriv Exp FirstOverTime Floor HistogramCount HistogramFraction HistogramQuantile HistogramQuantiles HistogramStdDev HistogramStdVar HistogramSum HistogramAvg DoubleExponentialSmoothing Hour Idelta Increase Info Irate LabelReplace LabelJoin LastOverTime Ln Log10 Log2 MadOverTime MaxOverTime MinOverTime TsOfFirstOverTime TsOfMaxOverTime TsOfMinOverTime TsOfLastOverTime Minute Month Pi PredictLinear PresentOverTime QuantileOverTime Rad Rate Resets Round Scalar Sgn Sin Sinh Sort SortDesc SortByLabel SortByLabelDesc StartTimestamp Range Step Sqrt StddevOverTime StdvarOverTime SumOverTime Tan Tanh Timestamp Time Vector Year MatrixSelector DurationExpr UnaryOp DurationStep DurationRange DurationMinOf DurationMaxOf NumberDurationLiteralInDurationContext OffsetExpr OffsetDurationExpr AnchoredExpr SmoothedExpr ParenExpr SubqueryExpr UnaryExpr VectorSelector LabelMatchers UnquotedLabelMatcher MatchOp EqlSingle EqlRegex NeqRegex QuotedLabelMatcher StepInvariantExpr At AtModifierPreprocessors MetricName",
	maxTerm: 292,
	nodeProps: [[
		"group",
		-14,
		38,
		44,
		46,
		52,
		68,
		157,
		165,
		167,
		168,
		169,
		170,
		171,
		172,
		180,
		"Expr"
	]],
	propSources: [promQLHighLight],
	skippedNodes: [0, 36],
	repeatNodeCount: 3,
	tokenData: "4{~RwX^#lpq#lqr$ars$tst&luv'Twx'Yxy({yz)Qz{)V{|)[|})c}!O)h!O!P)o!P!Q*u!Q!R*z!R![+u![!]1O!^!_1z!_!`2a!`!a2v!b!c3]!c!}3b!}#O3x#P#Q3}#Q#R4S#R#S3b#S#T4X#T#o3b#o#p4q#q#r4v#y#z#l$f$g#l#BY#BZ#l$IS$I_#l$I|$JO#l$JT$JU#l$KV$KW#l&FU&FV#l~#qY%V~X^#lpq#l#y#z#l$f$g#l#BY#BZ#l$IS$I_#l$I|$JO#l$JT$JU#l$KV$KW#l&FU&FV#l~$dQ!_!`$j#r#s$o~$oO!e~~$tO$x~~$yW|~OY$tZr$trs%cs#O$t#O#P%h#P;'S$t;'S;=`&f<%lO$t~%hO|~~%kRO;'S$t;'S;=`%t;=`O$t~%yX|~OY$tZr$trs%cs#O$t#O#P%h#P;'S$t;'S;=`&f;=`<%l$t<%lO$t~&iP;=`<%l$t~&qSt~OY&lZ;'S&l;'S;=`&}<%lO&l~'QP;=`<%l&l~'YO!Z~~'_W|~OY'YZw'Ywx%cx#O'Y#O#P'w#P;'S'Y;'S;=`(u<%lO'Y~'zRO;'S'Y;'S;=`(T;=`O'Y~(YX|~OY'YZw'Ywx%cx#O'Y#O#P'w#P;'S'Y;'S;=`(u;=`<%l'Y<%lO'Y~(xP;=`<%l'Y~)QO%X~~)VO%Z~~)[O!X~V)cO%^P![U~)hO%Y~V)oO%]P!]U~)rP!Q![)u~)zS%_~!Q![)u!g!h*W#R#S)o#X#Y*W~*ZR{|*d}!O*d!Q![*j~*gP!Q![*j~*oQ%_~!Q![*j#R#S*d~*zO!Y~~+P[%_~!O!P)o!Q![+u!g!h*W#R#S,m#W#X-X#X#Y*W#[#]-p#a#b.U#g#h.x#k#l/Z#l#m0d#m#n/u~+zZ%_~!O!P)o!Q![+u!g!h*W#R#S,m#W#X-X#X#Y*W#[#]-p#a#b.U#g#h.x#k#l/Z#m#n/u~,pP!Q![,s~,xT%_~!O!P)o!Q![,s!g!h*W#R#S,m#X#Y*W~-^P%_~!Q![-a~-dS!Q![-a#[#]-p#a#b.U#g#h.x~-uP%_~!Q![-x~-{R!Q![-x#a#b.U#g#h.x~.ZQ%_~!Q![.a#g#h.s~.dR!Q![.a#a#b.m#g#h.x~.pP#g#h.s~.xO%_~~.}P%_~!Q![/Q~/TQ!Q![/Q#a#b.m~/`P%_~!Q![/c~/fT!Q![/c#W#X-X#[#]-p#a#b.U#g#h.x~/zP%_~!Q![/}~0QU!Q![/}#W#X-X#[#]-p#a#b.U#g#h.x#k#l/Z~0gR!Q![0p!c!i0p#T#Z0p~0uR%_~!Q![0p!c!i0p#T#Z0pV1VT'^S!iR!Q![1f![!]1f!c!}1f#R#S1f#T#o1fR1kT!iR!Q![1f![!]1f!c!}1f#R#S1f#T#o1f~2PQ!d~!P!Q2V!_!`2[~2[O!a~~2aO!c~~2fQ$vP!_!`2l#r#s2qQ2qO!^Q~2vO$w~~2{Q!`~!P!Q3R!_!`3W~3WO!b~~3]O!_~~3bO${~V3iT!iRzS!Q![3b![!]1f!c!}3b#R#S3b#T#o3b~3}O'Y~~4SO']~~4XO!P~~4[TO#S4X#S#T%c#T;'S4X;'S;=`4k<%lO4X~4nP;=`<%l4X~4vO'_~~4{O'`~",
	tokenizers: [
		0,
		1,
		2
	],
	topRules: {
		"PromQL": [0, 37],
		"MetricName": [1, 183]
	},
	specialized: [
		{
			term: 71,
			get: (value, stack) => specializeIdentifier(value) << 1,
			external: specializeIdentifier
		},
		{
			term: 71,
			get: (value, stack) => extendIdentifier(value, stack) << 1 | 1,
			external: extendIdentifier,
			extend: true
		},
		{
			term: 71,
			get: (value) => spec_Identifier[value] || -1
		}
	],
	tokenPrec: 0
});
// src/metrics/selector.ts
/** PromQL series selectors: read with Prometheus' own grammar, checked, printed. */
/**
* What keeps a text from being a selector of one metric's series, as the end of a sentence ("is …");
* undefined when nothing does.
*/
function selectorProblem(text) {
	const read = readSelector$1(text);
	return "problem" in read ? read.problem : void 0;
}
/** @throws Error where `selectorProblem` has something to say */
function parseSelector(text) {
	const read = readSelector$1(text);
	if ("problem" in read) throw new Error(`selector ${JSON.stringify(text)} ${read.problem}`);
	return read.selector;
}
/** As PromQL; names beyond the classic alphabet are quoted, which Prometheus 3 and later understand. */
function printSelector({ name, matchers }) {
	if (!/^[a-zA-Z_:][a-zA-Z0-9_:]*$/.test(name)) return `{${[JSON.stringify(name), ...matchers.map(printMatcher)].join(",")}}`;
	return matchers.length === 0 ? name : `${name}${printMatchers(matchers)}`;
}
/** In braces; without a name before them, the series of any metric that satisfy them. */
function printMatchers(matchers) {
	return `{${matchers.map(printMatcher).join(",")}}`;
}
function printMatcher({ label, operator, value }) {
	return `${labelName(label)}${operator}${JSON.stringify(value)}`;
}
/** A label's name as PromQL writes it, quoted where it must be. */
function labelName(label) {
	return /^[a-zA-Z_][a-zA-Z0-9_]*$/.test(label) ? label : JSON.stringify(label);
}
function readSelector$1(text) {
	if (text.trim() === "") return { problem: "is empty" };
	const tree = parser.parse(text);
	const broken = errorAt(tree.topNode);
	if (broken !== void 0) return { problem: `is not PromQL: unexpected ${shown$2(text.slice(broken))} at character ${broken + 1}` };
	const expression = tree.topNode.firstChild;
	if (expression?.name !== "VectorSelector") return { problem: `is ${WHAT[expression?.name ?? ""] ?? "an expression"}, not a plain selector` };
	return readVectorSelector(expression, text);
}
const WHAT = {
	MatrixSelector: "a range ([…])",
	SubqueryExpr: "a subquery ([…:…])",
	FunctionCall: "a function call",
	AggregateExpr: "an aggregation",
	BinaryExpr: "an operation on two expressions",
	UnaryExpr: "an operation",
	OffsetExpr: "a selector with an offset",
	StepInvariantExpr: "a selector with an @ time",
	AnchoredExpr: "a selector with a modifier",
	SmoothedExpr: "a selector with a modifier",
	ParenExpr: "an expression in parentheses",
	NumberDurationLiteral: "a number",
	StringLiteral: "a string"
};
function readVectorSelector(node, text) {
	const names = [];
	const matchers = [];
	const of = (part) => part === null ? "" : text.slice(part.from, part.to);
	const identifier = node.getChild("Identifier");
	if (identifier !== null) names.push(of(identifier));
	for (let part = node.getChild("LabelMatchers")?.firstChild ?? null; part; part = part.nextSibling) {
		if (part.name === "QuotedLabelName") {
			names.push(unquote$1(of(part)));
			continue;
		}
		const quoted = part.getChild("QuotedLabelName");
		const label = quoted === null ? of(part.getChild("LabelName")) : unquote$1(of(quoted));
		const operator = of(part.getChild("MatchOp"));
		const value = unquote$1(of(part.getChild("StringLiteral")));
		if (label !== "__name__") matchers.push({
			label,
			operator,
			value
		});
		else if (operator === "=") names.push(value);
		else return { problem: "may match several metrics (__name__ with another operator than =)" };
	}
	const [name, ...more] = names;
	if (name === void 0 || name === "") return { problem: "names no metric" };
	if (more.length > 0) return { problem: `names more than one metric (${names.join(", ")})` };
	return { selector: {
		name,
		matchers
	} };
}
/** Where the first syntax error is; the grammar recovers from any. */
function errorAt(node) {
	if (node.type.isError) return node.from;
	for (let child = node.firstChild; child; child = child.nextSibling) {
		const found = errorAt(child);
		if (found !== void 0) return found;
	}
}
function shown$2(rest) {
	return rest.trim() === "" ? "end" : JSON.stringify(rest.length > 20 ? `${rest.slice(0, 20)}…` : rest);
}
const ESCAPES = {
	a: "\x07",
	b: "\b",
	f: "\f",
	n: "\n",
	r: "\r",
	t: "	",
	v: "\v"
};
/** A PromQL string is a Go string: bytes may be escaped one by one, so that the text is known only at the end. */
function unquote$1(literal) {
	const inner = literal.slice(1, -1);
	if (literal.startsWith("`")) return inner;
	const parts = Array.from(inner.matchAll(/\\(?:x([0-9a-fA-F]{2})|([0-7]{3})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([\s\S]))|[^\\]+/g), ([whole, hex, octal, short, long, other]) => {
		if (hex !== void 0) return Buffer.from([Number.parseInt(hex, 16)]);
		if (octal !== void 0) return Buffer.from([Number.parseInt(octal, 8) & 255]);
		const code = short ?? long;
		if (code !== void 0) return Buffer.from(character(Number.parseInt(code, 16)));
		return Buffer.from(other === void 0 ? whole : ESCAPES[other] ?? other);
	});
	return Buffer.concat(parts).toString("utf8");
}
function character(code) {
	return code > 1114111 ? "�" : String.fromCodePoint(code);
}
// src/github/versions.ts
/** A commit's name, whole or cut; or a tag such as `v1.4.2`, `2026.3.1-rc.1`. */
const COMMIT = /^[0-9a-f]{7,40}$/i;
const TAG = /^v?\d+(?:\.\d+)+(?:[-+.][\w.+-]*)?$/i;
/** As `versionsOf`, of a source whose cohorts are selectors. */
function versionsIn(source) {
	return source.provider === "prometheus" ? versionsOf(source.canary, source.baseline) : void 0;
}
/** From the first label whose two values both look like versions; undefined where there is none. */
function versionsOf(canary, baseline) {
	const [heads, bases] = [exactValues(canary), exactValues(baseline)];
	for (const [label, head] of heads) {
		const base = bases.get(label);
		if (base !== void 0 && base !== head && isVersion(base) && isVersion(head)) return {
			base,
			head
		};
	}
}
function isVersion(text) {
	return text.length <= 100 && (COMMIT.test(text) || TAG.test(text));
}
function exactValues(selector) {
	if (selector === void 0 || selectorProblem(selector) !== void 0) return /* @__PURE__ */ new Map();
	const exact = parseSelector(selector).matchers.filter(({ operator }) => operator === "=");
	return new Map(exact.map(({ label, value }) => [label, value]));
}
const DEFAULT_CONFIG = {
	lang: void 0,
	message: void 0,
	abortEarly: void 0,
	abortPipeEarly: void 0
};
/**
* Returns the global configuration.
*
* @param config The config to merge.
*
* @returns The configuration.
*/
/* @__NO_SIDE_EFFECTS__ */
function getGlobalConfig(config$1) {
	if (!config$1 && true) return DEFAULT_CONFIG;
	return {
		lang: config$1?.lang ?? void 0,
		message: config$1?.message,
		abortEarly: config$1?.abortEarly ?? void 0,
		abortPipeEarly: config$1?.abortPipeEarly ?? void 0
	};
}
/**
* Stringifies an unknown input to a literal or type string.
*
* @param input The unknown input.
*
* @returns A literal or type string.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _stringify(input) {
	const type = typeof input;
	if (type === "string") return `"${input}"`;
	if (type === "number" || type === "bigint" || type === "boolean") return `${input}`;
	if (type === "object" || type === "function") return (input && Object.getPrototypeOf(input)?.constructor?.name) ?? "null";
	return type;
}
/**
* Adds an issue to the dataset.
*
* @param context The issue context.
* @param label The issue label.
* @param dataset The input dataset.
* @param config The configuration.
* @param other The optional props.
*
* @internal
*/
function _addIssue(context, label, dataset, config$1, other) {
	const input = other && "input" in other ? other.input : dataset.value;
	const expected = other?.expected ?? context.expects ?? null;
	const received = other?.received ?? /* @__PURE__ */ _stringify(input);
	const issue = {
		kind: context.kind,
		type: context.type,
		input,
		expected,
		received,
		message: `Invalid ${label}: ${expected ? `Expected ${expected} but r` : "R"}eceived ${received}`,
		requirement: context.requirement,
		path: other?.path,
		issues: other?.issues,
		lang: config$1.lang,
		abortEarly: config$1.abortEarly,
		abortPipeEarly: config$1.abortPipeEarly
	};
	const isSchema = context.kind === "schema";
	const message$1 = other?.message ?? context.message ?? (context.reference, issue.lang, void 0) ?? (isSchema ? (issue.lang, void 0) : null) ?? config$1.message ?? (issue.lang, void 0);
	if (message$1 !== void 0) issue.message = typeof message$1 === "function" ? message$1(issue) : message$1;
	if (isSchema) dataset.typed = false;
	if (dataset.issues) dataset.issues.push(issue);
	else dataset.issues = [issue];
}
/**
* Compares two values using the SameValueZero algorithm, which treats `NaN`
* as equal to itself unlike `===`.
*
* @param value1 The first value.
* @param value2 The second value.
*
* @returns Whether the values are equal.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isSameValueZero(value1, value2) {
	return value1 === value2 || Number.isNaN(value1) && Number.isNaN(value2);
}
/**
* Disallows inherited object properties and prevents object prototype
* pollution by disallowing certain keys.
*
* @param object The object to check.
* @param key The key to check.
*
* @returns Whether the key is allowed.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isValidObjectKey(object$1, key) {
	return Object.prototype.hasOwnProperty.call(object$1, key) && key !== "__proto__" && key !== "prototype" && key !== "constructor";
}
/**
* Joins multiple `expects` values with the given separator.
*
* @param values The `expects` values.
* @param separator The separator.
*
* @returns The joined `expects` property.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _joinExpects(values$1, separator) {
	const list = [...new Set(values$1)];
	if (list.length > 1) return `(${list.join(` ${separator} `)})`;
	return list[0] ?? "never";
}
/**
* Eagerly creates and attaches the Standard Schema properties of a schema.
*
* Hint: The contextual `this` type includes the standard properties that are
* attached before the schema is returned.
*
* @param schema The schema to attach standard properties to.
*
* @returns The schema with standard properties attached.
*
* @internal
*/
function _standardSchema(schema) {
	schema["~standard"] = {
		version: 1,
		vendor: "valibot",
		validate: (value$1) => schema["~run"]({ value: value$1 }, /* @__PURE__ */ getGlobalConfig())
	};
	return schema;
}
/* @__NO_SIDE_EFFECTS__ */
function getDotPath(issue) {
	if (issue.path) {
		let key = "";
		for (const item of issue.path) if (typeof item.key === "string" || typeof item.key === "number") if (key) key += `.${item.key}`;
		else key += item.key;
		else return null;
		return key;
	}
	return null;
}
/* @__NO_SIDE_EFFECTS__ */
function check(requirement, message$1) {
	return {
		kind: "validation",
		type: "check",
		reference: check,
		async: false,
		expects: null,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "input", dataset, config$1);
			return dataset;
		}
	};
}
/* @__NO_SIDE_EFFECTS__ */
function finite$1(message$1) {
	return {
		kind: "validation",
		type: "finite",
		reference: finite$1,
		async: false,
		expects: null,
		requirement: Number.isFinite,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "finite", dataset, config$1);
			return dataset;
		}
	};
}
/* @__NO_SIDE_EFFECTS__ */
function maxLength(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_length",
		reference: maxLength,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length > this.requirement) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}
/* @__NO_SIDE_EFFECTS__ */
function minLength(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_length",
		reference: minLength,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length < this.requirement) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}
/* @__NO_SIDE_EFFECTS__ */
function minValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_value",
		reference: minValue,
		async: false,
		expects: `>=${requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !(dataset.value >= this.requirement)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}
/* @__NO_SIDE_EFFECTS__ */
function nonEmpty(message$1) {
	return {
		kind: "validation",
		type: "non_empty",
		reference: nonEmpty,
		async: false,
		expects: "!0",
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length === 0) _addIssue(this, "length", dataset, config$1, { received: "0" });
			return dataset;
		}
	};
}
/* @__NO_SIDE_EFFECTS__ */
function regex(requirement, message$1) {
	return {
		kind: "validation",
		type: "regex",
		reference: regex,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "format", dataset, config$1);
			return dataset;
		}
	};
}
/* @__NO_SIDE_EFFECTS__ */
function safeInteger(message$1) {
	return {
		kind: "validation",
		type: "safe_integer",
		reference: safeInteger,
		async: false,
		expects: null,
		requirement: Number.isSafeInteger,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "safe integer", dataset, config$1);
			return dataset;
		}
	};
}
/**
* Creates a custom transformation action.
*
* @param operation The transformation operation.
*
* @returns A transform action.
*/
/* @__NO_SIDE_EFFECTS__ */
function transform(operation) {
	return {
		kind: "transformation",
		type: "transform",
		reference: transform,
		async: false,
		operation,
		"~run"(dataset) {
			dataset.value = this.operation(dataset.value);
			return dataset;
		}
	};
}
/**
* Creates a trim transformation action.
*
* @returns A trim action.
*/
/* @__NO_SIDE_EFFECTS__ */
function trim$1() {
	return {
		kind: "transformation",
		type: "trim",
		reference: trim$1,
		async: false,
		"~run"(dataset) {
			dataset.value = dataset.value.trim();
			return dataset;
		}
	};
}
/**
* Returns the fallback value of the schema.
*
* @param schema The schema to get it from.
* @param dataset The output dataset if available.
* @param config The config if available.
*
* @returns The fallback value.
*/
/* @__NO_SIDE_EFFECTS__ */
function getFallback(schema, dataset, config$1) {
	return typeof schema.fallback === "function" ? schema.fallback(dataset, config$1) : schema.fallback;
}
/**
* Returns the default value of the schema.
*
* @param schema The schema to get it from.
* @param dataset The input dataset if available.
* @param config The config if available.
*
* @returns The default value.
*/
/* @__NO_SIDE_EFFECTS__ */
function getDefault(schema, dataset, config$1) {
	return typeof schema.default === "function" ? schema.default(dataset, config$1) : schema.default;
}
/* @__NO_SIDE_EFFECTS__ */
function array(item, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "array",
		reference: array,
		expects: "Array",
		async: false,
		item,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < input.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.item["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function boolean(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "boolean",
		reference: boolean,
		expects: "boolean",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "boolean") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function literal(literal_, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "literal",
		reference: literal,
		expects: /* @__PURE__ */ _stringify(literal_),
		async: false,
		literal: literal_,
		message: message$1,
		"~run"(dataset, config$1) {
			if (/* @__PURE__ */ _isSameValueZero(dataset.value, this.literal)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function nullable(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "nullable",
		reference: nullable,
		expects: `(${wrapped.expects} | null)`,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			if (dataset.value === null) {
				if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === null) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function nullish(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "nullish",
		reference: nullish,
		expects: `(${wrapped.expects} | null | undefined)`,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			if (dataset.value === null || dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === null || dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function number$2(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "number",
		reference: number$2,
		expects: "number",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "number" && !isNaN(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function object(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "object",
		reference: object,
		expects: "Object",
		async: false,
		entries: entries$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const key in this.entries) {
					const valueSchema = this.entries[key];
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema);
						const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: value$1
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					} else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
					else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
						_addIssue(this, "key", dataset, config$1, {
							input: void 0,
							expected: `"${key}"`,
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						if (config$1.abortEarly) break;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function optional(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "optional",
		reference: optional,
		expects: `(${wrapped.expects} | undefined)`,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			if (dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function picklist(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "picklist",
		reference: picklist,
		expects: /* @__PURE__ */ _joinExpects(options.map(_stringify), "|"),
		async: false,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			if (this.options.includes(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function record$2(key, value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "record",
		reference: record$2,
		expects: "Object",
		async: false,
		key,
		value: value$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const entryKey in input) if (/* @__PURE__ */ _isValidObjectKey(input, entryKey)) {
					const entryValue = input[entryKey];
					const keyDataset = this.key["~run"]({ value: entryKey }, config$1);
					if (keyDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "key",
							input,
							key: entryKey,
							value: entryValue
						};
						for (const issue of keyDataset.issues) {
							issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = keyDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					const valueDataset = this.value["~run"]({ value: entryValue }, config$1);
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key: entryKey,
							value: entryValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!keyDataset.typed || !valueDataset.typed) dataset.typed = false;
					if (keyDataset.typed) dataset.value[keyDataset.value] = valueDataset.value;
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function strictObject(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "strict_object",
		reference: strictObject,
		expects: "Object",
		async: false,
		entries: entries$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const key in this.entries) {
					const valueSchema = this.entries[key];
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema);
						const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: value$1
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					} else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
					else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
						_addIssue(this, "key", dataset, config$1, {
							input: void 0,
							expected: `"${key}"`,
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						if (config$1.abortEarly) break;
					}
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (!Object.prototype.hasOwnProperty.call(this.entries, key)) {
						_addIssue(this, "key", dataset, config$1, {
							input: key,
							expected: "never",
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						break;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function string(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "string",
		reference: string,
		expects: "string",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "string") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/**
* Returns the sub issues of the provided datasets for the union issue.
*
* @param datasets The datasets.
*
* @returns The sub issues.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _subIssues(datasets) {
	let issues;
	if (datasets) for (const dataset of datasets) if (issues) for (const issue of dataset.issues) issues.push(issue);
	else issues = dataset.issues;
	return issues;
}
/* @__NO_SIDE_EFFECTS__ */
function union(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "union",
		reference: union,
		expects: /* @__PURE__ */ _joinExpects(options.map((option) => option.expects), "|"),
		async: false,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			let validDataset;
			let typedDatasets;
			let untypedDatasets;
			for (const schema of this.options) {
				const optionDataset = schema["~run"]({ value: dataset.value }, config$1);
				if (optionDataset.typed) if (optionDataset.issues) if (typedDatasets) typedDatasets.push(optionDataset);
				else typedDatasets = [optionDataset];
				else {
					validDataset = optionDataset;
					break;
				}
				else if (untypedDatasets) untypedDatasets.push(optionDataset);
				else untypedDatasets = [optionDataset];
			}
			if (validDataset) return validDataset;
			if (typedDatasets) {
				if (typedDatasets.length === 1) return typedDatasets[0];
				_addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(typedDatasets) });
				dataset.typed = true;
			} else if (untypedDatasets?.length === 1) return untypedDatasets[0];
			else _addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(untypedDatasets) });
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function pipe(...pipe$1) {
	return _standardSchema({
		...pipe$1[0],
		pipe: pipe$1,
		"~run"(dataset, config$1) {
			for (const item of pipe$1) if (item.kind !== "metadata") {
				if (dataset.issues && (item.kind === "schema" || item.kind === "transformation")) {
					dataset.typed = false;
					break;
				}
				if (!dataset.issues || !config$1.abortEarly && !config$1.abortPipeEarly) dataset = item["~run"](dataset, config$1);
			}
			return dataset;
		}
	});
}
/**
* Parses an unknown input based on a schema.
*
* @param schema The schema to be used.
* @param input The input to be parsed.
* @param config The parse configuration.
*
* @returns The parse result.
*/
/* @__NO_SIDE_EFFECTS__ */
function safeParse(schema, input, config$1) {
	const dataset = schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
	return {
		typed: dataset.typed,
		success: !dataset.issues,
		output: dataset.value,
		issues: dataset.issues
	};
}
// node_modules/yaml/dist/nodes/identity.js
var require_identity = /* @__PURE__ */ __commonJSMin(((exports) => {
	const ALIAS = Symbol.for("yaml.alias");
	const DOC = Symbol.for("yaml.document");
	const MAP = Symbol.for("yaml.map");
	const PAIR = Symbol.for("yaml.pair");
	const SCALAR = Symbol.for("yaml.scalar");
	const SEQ = Symbol.for("yaml.seq");
	const NODE_TYPE = Symbol.for("yaml.node.type");
	const isAlias = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === ALIAS;
	const isDocument = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === DOC;
	const isMap = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === MAP;
	const isPair = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === PAIR;
	const isScalar = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === SCALAR;
	const isSeq = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === SEQ;
	function isCollection(node) {
		if (node && typeof node === "object") switch (node[NODE_TYPE]) {
			case MAP:
			case SEQ: return true;
		}
		return false;
	}
	function isNode(node) {
		if (node && typeof node === "object") switch (node[NODE_TYPE]) {
			case ALIAS:
			case MAP:
			case SCALAR:
			case SEQ: return true;
		}
		return false;
	}
	const hasAnchor = (node) => (isScalar(node) || isCollection(node)) && !!node.anchor;
	exports.ALIAS = ALIAS;
	exports.DOC = DOC;
	exports.MAP = MAP;
	exports.NODE_TYPE = NODE_TYPE;
	exports.PAIR = PAIR;
	exports.SCALAR = SCALAR;
	exports.SEQ = SEQ;
	exports.hasAnchor = hasAnchor;
	exports.isAlias = isAlias;
	exports.isCollection = isCollection;
	exports.isDocument = isDocument;
	exports.isMap = isMap;
	exports.isNode = isNode;
	exports.isPair = isPair;
	exports.isScalar = isScalar;
	exports.isSeq = isSeq;
}));
// node_modules/yaml/dist/visit.js
var require_visit = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	const BREAK = Symbol("break visit");
	const SKIP = Symbol("skip children");
	const REMOVE = Symbol("remove node");
	/**
	* Apply a visitor to an AST node or document.
	*
	* Walks through the tree (depth-first) starting from `node`, calling a
	* `visitor` function with three arguments:
	*   - `key`: For sequence values and map `Pair`, the node's index in the
	*     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
	*     `null` for the root node.
	*   - `node`: The current node.
	*   - `path`: The ancestry of the current node.
	*
	* The return value of the visitor may be used to control the traversal:
	*   - `undefined` (default): Do nothing and continue
	*   - `visit.SKIP`: Do not visit the children of this node, continue with next
	*     sibling
	*   - `visit.BREAK`: Terminate traversal completely
	*   - `visit.REMOVE`: Remove the current node, then continue with the next one
	*   - `Node`: Replace the current node, then continue by visiting it
	*   - `number`: While iterating the items of a sequence or map, set the index
	*     of the next step. This is useful especially if the index of the current
	*     node has changed.
	*
	* If `visitor` is a single function, it will be called with all values
	* encountered in the tree, including e.g. `null` values. Alternatively,
	* separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
	* `Alias` and `Scalar` node. To define the same visitor function for more than
	* one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
	* and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
	* specific defined one will be used for each node.
	*/
	function visit(node, visitor) {
		const visitor_ = initVisitor(visitor);
		if (identity.isDocument(node)) {
			if (visit_(null, node.contents, visitor_, Object.freeze([node])) === REMOVE) node.contents = null;
		} else visit_(null, node, visitor_, Object.freeze([]));
	}
	/** Terminate visit traversal completely */
	visit.BREAK = BREAK;
	/** Do not visit the children of the current node */
	visit.SKIP = SKIP;
	/** Remove the current node */
	visit.REMOVE = REMOVE;
	function visit_(key, node, visitor, path) {
		const ctrl = callVisitor(key, node, visitor, path);
		if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
			replaceNode(key, path, ctrl);
			return visit_(key, ctrl, visitor, path);
		}
		if (typeof ctrl !== "symbol") {
			if (identity.isCollection(node)) {
				path = Object.freeze(path.concat(node));
				for (let i = 0; i < node.items.length; ++i) {
					const ci = visit_(i, node.items[i], visitor, path);
					if (typeof ci === "number") i = ci - 1;
					else if (ci === BREAK) return BREAK;
					else if (ci === REMOVE) {
						node.items.splice(i, 1);
						i -= 1;
					}
				}
			} else if (identity.isPair(node)) {
				path = Object.freeze(path.concat(node));
				const ck = visit_("key", node.key, visitor, path);
				if (ck === BREAK) return BREAK;
				else if (ck === REMOVE) node.key = null;
				const cv = visit_("value", node.value, visitor, path);
				if (cv === BREAK) return BREAK;
				else if (cv === REMOVE) node.value = null;
			}
		}
		return ctrl;
	}
	/**
	* Apply an async visitor to an AST node or document.
	*
	* Walks through the tree (depth-first) starting from `node`, calling a
	* `visitor` function with three arguments:
	*   - `key`: For sequence values and map `Pair`, the node's index in the
	*     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
	*     `null` for the root node.
	*   - `node`: The current node.
	*   - `path`: The ancestry of the current node.
	*
	* The return value of the visitor may be used to control the traversal:
	*   - `Promise`: Must resolve to one of the following values
	*   - `undefined` (default): Do nothing and continue
	*   - `visit.SKIP`: Do not visit the children of this node, continue with next
	*     sibling
	*   - `visit.BREAK`: Terminate traversal completely
	*   - `visit.REMOVE`: Remove the current node, then continue with the next one
	*   - `Node`: Replace the current node, then continue by visiting it
	*   - `number`: While iterating the items of a sequence or map, set the index
	*     of the next step. This is useful especially if the index of the current
	*     node has changed.
	*
	* If `visitor` is a single function, it will be called with all values
	* encountered in the tree, including e.g. `null` values. Alternatively,
	* separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
	* `Alias` and `Scalar` node. To define the same visitor function for more than
	* one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
	* and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
	* specific defined one will be used for each node.
	*/
	async function visitAsync(node, visitor) {
		const visitor_ = initVisitor(visitor);
		if (identity.isDocument(node)) {
			if (await visitAsync_(null, node.contents, visitor_, Object.freeze([node])) === REMOVE) node.contents = null;
		} else await visitAsync_(null, node, visitor_, Object.freeze([]));
	}
	/** Terminate visit traversal completely */
	visitAsync.BREAK = BREAK;
	/** Do not visit the children of the current node */
	visitAsync.SKIP = SKIP;
	/** Remove the current node */
	visitAsync.REMOVE = REMOVE;
	async function visitAsync_(key, node, visitor, path) {
		const ctrl = await callVisitor(key, node, visitor, path);
		if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
			replaceNode(key, path, ctrl);
			return visitAsync_(key, ctrl, visitor, path);
		}
		if (typeof ctrl !== "symbol") {
			if (identity.isCollection(node)) {
				path = Object.freeze(path.concat(node));
				for (let i = 0; i < node.items.length; ++i) {
					const ci = await visitAsync_(i, node.items[i], visitor, path);
					if (typeof ci === "number") i = ci - 1;
					else if (ci === BREAK) return BREAK;
					else if (ci === REMOVE) {
						node.items.splice(i, 1);
						i -= 1;
					}
				}
			} else if (identity.isPair(node)) {
				path = Object.freeze(path.concat(node));
				const ck = await visitAsync_("key", node.key, visitor, path);
				if (ck === BREAK) return BREAK;
				else if (ck === REMOVE) node.key = null;
				const cv = await visitAsync_("value", node.value, visitor, path);
				if (cv === BREAK) return BREAK;
				else if (cv === REMOVE) node.value = null;
			}
		}
		return ctrl;
	}
	function initVisitor(visitor) {
		if (typeof visitor === "object" && (visitor.Collection || visitor.Node || visitor.Value)) return Object.assign({
			Alias: visitor.Node,
			Map: visitor.Node,
			Scalar: visitor.Node,
			Seq: visitor.Node
		}, visitor.Value && {
			Map: visitor.Value,
			Scalar: visitor.Value,
			Seq: visitor.Value
		}, visitor.Collection && {
			Map: visitor.Collection,
			Seq: visitor.Collection
		}, visitor);
		return visitor;
	}
	function callVisitor(key, node, visitor, path) {
		if (typeof visitor === "function") return visitor(key, node, path);
		if (identity.isMap(node)) return visitor.Map?.(key, node, path);
		if (identity.isSeq(node)) return visitor.Seq?.(key, node, path);
		if (identity.isPair(node)) return visitor.Pair?.(key, node, path);
		if (identity.isScalar(node)) return visitor.Scalar?.(key, node, path);
		if (identity.isAlias(node)) return visitor.Alias?.(key, node, path);
	}
	function replaceNode(key, path, node) {
		const parent = path[path.length - 1];
		if (identity.isCollection(parent)) parent.items[key] = node;
		else if (identity.isPair(parent)) {
			if (key === "key") parent.key = node;
			else parent.value = node;
		} else if (identity.isDocument(parent)) parent.contents = node;
		else {
			const pt = identity.isAlias(parent) ? "alias" : "scalar";
			throw new Error(`Cannot replace node with ${pt} parent`);
		}
	}
	exports.visit = visit;
	exports.visitAsync = visitAsync;
}));
// node_modules/yaml/dist/doc/directives.js
var require_directives = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var visit = require_visit();
	const escapeChars = {
		"!": "%21",
		",": "%2C",
		"[": "%5B",
		"]": "%5D",
		"{": "%7B",
		"}": "%7D"
	};
	const escapeTagName = (tn) => tn.replace(/[!,[\]{}]/g, (ch) => escapeChars[ch]);
	var Directives = class Directives {
		constructor(yaml, tags) {
			/**
			* The directives-end/doc-start marker `---`. If `null`, a marker may still be
			* included in the document's stringified representation.
			*/
			this.docStart = null;
			/** The doc-end marker `...`.  */
			this.docEnd = false;
			this.yaml = Object.assign({}, Directives.defaultYaml, yaml);
			this.tags = Object.assign({}, Directives.defaultTags, tags);
		}
		clone() {
			const copy = new Directives(this.yaml, this.tags);
			copy.docStart = this.docStart;
			return copy;
		}
		/**
		* During parsing, get a Directives instance for the current document and
		* update the stream state according to the current version's spec.
		*/
		atDocument() {
			const res = new Directives(this.yaml, this.tags);
			switch (this.yaml.version) {
				case "1.1":
					this.atNextDocument = true;
					break;
				case "1.2":
					this.atNextDocument = false;
					this.yaml = {
						explicit: Directives.defaultYaml.explicit,
						version: "1.2"
					};
					this.tags = Object.assign({}, Directives.defaultTags);
			}
			return res;
		}
		/**
		* @param onError - May be called even if the action was successful
		* @returns `true` on success
		*/
		add(line, onError) {
			if (this.atNextDocument) {
				this.yaml = {
					explicit: Directives.defaultYaml.explicit,
					version: "1.1"
				};
				this.tags = Object.assign({}, Directives.defaultTags);
				this.atNextDocument = false;
			}
			const parts = line.trim().split(/[ \t]+/);
			const name = parts.shift();
			switch (name) {
				case "%TAG": {
					if (parts.length !== 2) {
						onError(0, "%TAG directive should contain exactly two parts");
						if (parts.length < 2) return false;
					}
					const [handle, prefix] = parts;
					this.tags[handle] = prefix;
					return true;
				}
				case "%YAML": {
					this.yaml.explicit = true;
					if (parts.length !== 1) {
						onError(0, "%YAML directive should contain exactly one part");
						return false;
					}
					const [version] = parts;
					if (version === "1.1" || version === "1.2") {
						this.yaml.version = version;
						return true;
					} else {
						const isValid = /^\d+\.\d+$/.test(version);
						onError(6, `Unsupported YAML version ${version}`, isValid);
						return false;
					}
				}
				default:
					onError(0, `Unknown directive ${name}`, true);
					return false;
			}
		}
		/**
		* Resolves a tag, matching handles to those defined in %TAG directives.
		*
		* @returns Resolved tag, which may also be the non-specific tag `'!'` or a
		*   `'!local'` tag, or `null` if unresolvable.
		*/
		tagName(source, onError) {
			if (source === "!") return "!";
			if (source[0] !== "!") {
				onError(`Not a valid tag: ${source}`);
				return null;
			}
			if (source[1] === "<") {
				const verbatim = source.slice(2, -1);
				if (verbatim === "!" || verbatim === "!!") {
					onError(`Verbatim tags aren't resolved, so ${source} is invalid.`);
					return null;
				}
				if (source[source.length - 1] !== ">") onError("Verbatim tags must end with a >");
				return verbatim;
			}
			const [, handle, suffix] = source.match(/^(.*!)([^!]*)$/s);
			if (!suffix) onError(`The ${source} tag has no suffix`);
			const prefix = this.tags[handle];
			if (prefix) try {
				return prefix + decodeURIComponent(suffix);
			} catch (error) {
				onError(String(error));
				return null;
			}
			if (handle === "!") return source;
			onError(`Could not resolve tag: ${source}`);
			return null;
		}
		/**
		* Given a fully resolved tag, returns its printable string form,
		* taking into account current tag prefixes and defaults.
		*/
		tagString(tag) {
			for (const [handle, prefix] of Object.entries(this.tags)) if (tag.startsWith(prefix)) return handle + escapeTagName(tag.substring(prefix.length));
			return tag[0] === "!" ? tag : `!<${tag}>`;
		}
		toString(doc) {
			const lines = this.yaml.explicit ? [`%YAML ${this.yaml.version || "1.2"}`] : [];
			const tagEntries = Object.entries(this.tags);
			let tagNames;
			if (doc && tagEntries.length > 0 && identity.isNode(doc.contents)) {
				const tags = {};
				visit.visit(doc.contents, (_key, node) => {
					if (identity.isNode(node) && node.tag) tags[node.tag] = true;
				});
				tagNames = Object.keys(tags);
			} else tagNames = [];
			for (const [handle, prefix] of tagEntries) {
				if (handle === "!!" && prefix === "tag:yaml.org,2002:") continue;
				if (!doc || tagNames.some((tn) => tn.startsWith(prefix))) lines.push(`%TAG ${handle} ${prefix}`);
			}
			return lines.join("\n");
		}
	};
	Directives.defaultYaml = {
		explicit: false,
		version: "1.2"
	};
	Directives.defaultTags = { "!!": "tag:yaml.org,2002:" };
	exports.Directives = Directives;
}));
// node_modules/yaml/dist/doc/anchors.js
var require_anchors = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var visit = require_visit();
	/**
	* Verify that the input string is a valid anchor.
	*
	* Will throw on errors.
	*/
	function anchorIsValid(anchor) {
		if (/[\x00-\x19\s,[\]{}]/.test(anchor)) {
			const msg = `Anchor must not contain whitespace or control characters: ${JSON.stringify(anchor)}`;
			throw new Error(msg);
		}
		return true;
	}
	function anchorNames(root) {
		const anchors = /* @__PURE__ */ new Set();
		visit.visit(root, { Value(_key, node) {
			if (node.anchor) anchors.add(node.anchor);
		} });
		return anchors;
	}
	/** Find a new anchor name with the given `prefix` and a one-indexed suffix. */
	function findNewAnchor(prefix, exclude) {
		for (let i = 1;; ++i) {
			const name = `${prefix}${i}`;
			if (!exclude.has(name)) return name;
		}
	}
	function createNodeAnchors(doc, prefix) {
		const aliasObjects = [];
		const sourceObjects = /* @__PURE__ */ new Map();
		let prevAnchors = null;
		return {
			onAnchor: (source) => {
				aliasObjects.push(source);
				prevAnchors ?? (prevAnchors = anchorNames(doc));
				const anchor = findNewAnchor(prefix, prevAnchors);
				prevAnchors.add(anchor);
				return anchor;
			},
			/**
			* With circular references, the source node is only resolved after all
			* of its child nodes are. This is why anchors are set only after all of
			* the nodes have been created.
			*/
			setAnchors: () => {
				for (const source of aliasObjects) {
					const ref = sourceObjects.get(source);
					if (typeof ref === "object" && ref.anchor && (identity.isScalar(ref.node) || identity.isCollection(ref.node))) ref.node.anchor = ref.anchor;
					else {
						const error = /* @__PURE__ */ new Error("Failed to resolve repeated object (this should not happen)");
						error.source = source;
						throw error;
					}
				}
			},
			sourceObjects
		};
	}
	exports.anchorIsValid = anchorIsValid;
	exports.anchorNames = anchorNames;
	exports.createNodeAnchors = createNodeAnchors;
	exports.findNewAnchor = findNewAnchor;
}));
// node_modules/yaml/dist/doc/applyReviver.js
var require_applyReviver = /* @__PURE__ */ __commonJSMin(((exports) => {
	/**
	* Applies the JSON.parse reviver algorithm as defined in the ECMA-262 spec,
	* in section 24.5.1.1 "Runtime Semantics: InternalizeJSONProperty" of the
	* 2021 edition: https://tc39.es/ecma262/#sec-json.parse
	*
	* Includes extensions for handling Map and Set objects.
	*/
	function applyReviver(reviver, obj, key, val) {
		if (val && typeof val === "object") {
			if (Array.isArray(val)) for (let i = 0, len = val.length; i < len; ++i) {
				const v0 = val[i];
				const v1 = applyReviver(reviver, val, String(i), v0);
				if (v1 === void 0) delete val[i];
				else if (v1 !== v0) val[i] = v1;
			}
			else if (val instanceof Map) for (const k of Array.from(val.keys())) {
				const v0 = val.get(k);
				const v1 = applyReviver(reviver, val, k, v0);
				if (v1 === void 0) val.delete(k);
				else if (v1 !== v0) val.set(k, v1);
			}
			else if (val instanceof Set) for (const v0 of Array.from(val)) {
				const v1 = applyReviver(reviver, val, v0, v0);
				if (v1 === void 0) val.delete(v0);
				else if (v1 !== v0) {
					val.delete(v0);
					val.add(v1);
				}
			}
			else for (const [k, v0] of Object.entries(val)) {
				const v1 = applyReviver(reviver, val, k, v0);
				if (v1 === void 0) delete val[k];
				else if (v1 !== v0) val[k] = v1;
			}
		}
		return reviver.call(obj, key, val);
	}
	exports.applyReviver = applyReviver;
}));
// node_modules/yaml/dist/nodes/toJS.js
var require_toJS = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	/**
	* Recursively convert any node or its contents to native JavaScript
	*
	* @param value - The input value
	* @param arg - If `value` defines a `toJSON()` method, use this
	*   as its first argument
	* @param ctx - Conversion context, originally set in Document#toJS(). If
	*   `{ keep: true }` is not set, output should be suitable for JSON
	*   stringification.
	*/
	function toJS(value, arg, ctx) {
		if (Array.isArray(value)) return value.map((v, i) => toJS(v, String(i), ctx));
		if (value && typeof value.toJSON === "function") {
			if (!ctx || !identity.hasAnchor(value)) return value.toJSON(arg, ctx);
			const data = {
				aliasCount: 0,
				count: 1,
				res: void 0
			};
			ctx.anchors.set(value, data);
			ctx.onCreate = (res) => {
				data.res = res;
				delete ctx.onCreate;
			};
			const res = value.toJSON(arg, ctx);
			if (ctx.onCreate) ctx.onCreate(res);
			return res;
		}
		if (typeof value === "bigint" && !ctx?.keep) return Number(value);
		return value;
	}
	exports.toJS = toJS;
}));
// node_modules/yaml/dist/nodes/Node.js
var require_Node = /* @__PURE__ */ __commonJSMin(((exports) => {
	var applyReviver = require_applyReviver();
	var identity = require_identity();
	var toJS = require_toJS();
	var NodeBase = class {
		constructor(type) {
			Object.defineProperty(this, identity.NODE_TYPE, { value: type });
		}
		/** Create a copy of this node.  */
		clone() {
			const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
			if (this.range) copy.range = this.range.slice();
			return copy;
		}
		/** A plain JavaScript representation of this node. */
		toJS(doc, { mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
			if (!identity.isDocument(doc)) throw new TypeError("A document argument is required");
			const ctx = {
				anchors: /* @__PURE__ */ new Map(),
				doc,
				keep: true,
				mapAsMap: mapAsMap === true,
				mapKeyWarned: false,
				maxAliasCount: typeof maxAliasCount === "number" ? maxAliasCount : 100
			};
			const res = toJS.toJS(this, "", ctx);
			if (typeof onAnchor === "function") for (const { count, res } of ctx.anchors.values()) onAnchor(res, count);
			return typeof reviver === "function" ? applyReviver.applyReviver(reviver, { "": res }, "", res) : res;
		}
	};
	exports.NodeBase = NodeBase;
}));
// node_modules/yaml/dist/nodes/Alias.js
var require_Alias = /* @__PURE__ */ __commonJSMin(((exports) => {
	var anchors = require_anchors();
	var visit = require_visit();
	var identity = require_identity();
	var Node = require_Node();
	var toJS = require_toJS();
	var Alias = class extends Node.NodeBase {
		constructor(source) {
			super(identity.ALIAS);
			this.source = source;
			Object.defineProperty(this, "tag", { set() {
				throw new Error("Alias nodes cannot have tags");
			} });
		}
		/**
		* Resolve the value of this alias within `doc`, finding the last
		* instance of the `source` anchor before this node.
		*/
		resolve(doc, ctx) {
			if (ctx?.maxAliasCount === 0) throw new ReferenceError("Alias resolution is disabled");
			let nodes;
			if (ctx?.aliasResolveCache) nodes = ctx.aliasResolveCache;
			else {
				nodes = [];
				visit.visit(doc, { Node: (_key, node) => {
					if (identity.isAlias(node) || identity.hasAnchor(node)) nodes.push(node);
				} });
				if (ctx) ctx.aliasResolveCache = nodes;
			}
			let found = void 0;
			for (const node of nodes) {
				if (node === this) break;
				if (node.anchor === this.source) found = node;
			}
			if (found && ctx) {
				const { anchors, doc, maxAliasCount } = ctx;
				let data = anchors.get(found);
				if (!data) {
					toJS.toJS(found, null, ctx);
					data = anchors.get(found);
				}
				/* istanbul ignore if */
				if (data?.res === void 0) throw new ReferenceError("This should not happen: Alias anchor was not resolved?");
				if (maxAliasCount >= 0) {
					data.count += 1;
					if (data.aliasCount === 0) data.aliasCount = getAliasCount(doc, found, anchors);
					if (data.count * data.aliasCount > maxAliasCount) throw new ReferenceError("Excessive alias count indicates a resource exhaustion attack");
				}
			}
			return found;
		}
		toJSON(_arg, ctx) {
			if (!ctx) return { source: this.source };
			const source = this.resolve(ctx.doc, ctx);
			if (!source) {
				const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
				throw new ReferenceError(msg);
			}
			return ctx.anchors.get(source).res;
		}
		toString(ctx, _onComment, _onChompKeep) {
			const src = `*${this.source}`;
			if (ctx) {
				anchors.anchorIsValid(this.source);
				if (ctx.options.verifyAliasOrder && !ctx.anchors.has(this.source)) {
					const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
					throw new Error(msg);
				}
				if (ctx.implicitKey) return `${src} `;
			}
			return src;
		}
	};
	function getAliasCount(doc, node, anchors) {
		if (identity.isAlias(node)) {
			const source = node.resolve(doc);
			const anchor = anchors && source && anchors.get(source);
			return anchor ? anchor.count * anchor.aliasCount : 0;
		} else if (identity.isCollection(node)) {
			let count = 0;
			for (const item of node.items) {
				const c = getAliasCount(doc, item, anchors);
				if (c > count) count = c;
			}
			return count;
		} else if (identity.isPair(node)) {
			const kc = getAliasCount(doc, node.key, anchors);
			const vc = getAliasCount(doc, node.value, anchors);
			return Math.max(kc, vc);
		}
		return 1;
	}
	exports.Alias = Alias;
}));
// node_modules/yaml/dist/nodes/Scalar.js
var require_Scalar = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Node = require_Node();
	var toJS = require_toJS();
	const isScalarValue = (value) => !value || typeof value !== "function" && typeof value !== "object";
	var Scalar = class extends Node.NodeBase {
		constructor(value) {
			super(identity.SCALAR);
			this.value = value;
		}
		toJSON(arg, ctx) {
			return ctx?.keep ? this.value : toJS.toJS(this.value, arg, ctx);
		}
		toString() {
			return String(this.value);
		}
	};
	Scalar.BLOCK_FOLDED = "BLOCK_FOLDED";
	Scalar.BLOCK_LITERAL = "BLOCK_LITERAL";
	Scalar.PLAIN = "PLAIN";
	Scalar.QUOTE_DOUBLE = "QUOTE_DOUBLE";
	Scalar.QUOTE_SINGLE = "QUOTE_SINGLE";
	exports.Scalar = Scalar;
	exports.isScalarValue = isScalarValue;
}));
// node_modules/yaml/dist/doc/createNode.js
var require_createNode = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Alias = require_Alias();
	var identity = require_identity();
	var Scalar = require_Scalar();
	const defaultTagPrefix = "tag:yaml.org,2002:";
	function findTagObject(value, tagName, tags) {
		if (tagName) {
			const match = tags.filter((t) => t.tag === tagName);
			const tagObj = match.find((t) => !t.format) ?? match[0];
			if (!tagObj) throw new Error(`Tag ${tagName} not found`);
			return tagObj;
		}
		return tags.find((t) => t.identify?.(value) && !t.format);
	}
	function createNode(value, tagName, ctx) {
		if (identity.isDocument(value)) value = value.contents;
		if (identity.isNode(value)) return value;
		if (identity.isPair(value)) {
			const map = ctx.schema[identity.MAP].createNode?.(ctx.schema, null, ctx);
			map.items.push(value);
			return map;
		}
		if (value instanceof String || value instanceof Number || value instanceof Boolean || typeof BigInt !== "undefined" && value instanceof BigInt) value = value.valueOf();
		const { aliasDuplicateObjects, onAnchor, onTagObj, schema, sourceObjects } = ctx;
		let ref = void 0;
		if (aliasDuplicateObjects && value && typeof value === "object") {
			ref = sourceObjects.get(value);
			if (ref) {
				ref.anchor ?? (ref.anchor = onAnchor(value));
				return new Alias.Alias(ref.anchor);
			} else {
				ref = {
					anchor: null,
					node: null
				};
				sourceObjects.set(value, ref);
			}
		}
		if (tagName?.startsWith("!!")) tagName = defaultTagPrefix + tagName.slice(2);
		let tagObj = findTagObject(value, tagName, schema.tags);
		if (!tagObj) {
			if (value && typeof value.toJSON === "function") value = value.toJSON();
			if (!value || typeof value !== "object") {
				const node = new Scalar.Scalar(value);
				if (ref) ref.node = node;
				return node;
			}
			tagObj = value instanceof Map ? schema[identity.MAP] : Symbol.iterator in Object(value) ? schema[identity.SEQ] : schema[identity.MAP];
		}
		if (onTagObj) {
			onTagObj(tagObj);
			delete ctx.onTagObj;
		}
		const node = tagObj?.createNode ? tagObj.createNode(ctx.schema, value, ctx) : typeof tagObj?.nodeClass?.from === "function" ? tagObj.nodeClass.from(ctx.schema, value, ctx) : new Scalar.Scalar(value);
		if (tagName) node.tag = tagName;
		else if (!tagObj.default) node.tag = tagObj.tag;
		if (ref) ref.node = node;
		return node;
	}
	exports.createNode = createNode;
}));
// node_modules/yaml/dist/nodes/Collection.js
var require_Collection = /* @__PURE__ */ __commonJSMin(((exports) => {
	var createNode = require_createNode();
	var identity = require_identity();
	var Node = require_Node();
	function collectionFromPath(schema, path, value) {
		let v = value;
		for (let i = path.length - 1; i >= 0; --i) {
			const k = path[i];
			if (typeof k === "number" && Number.isInteger(k) && k >= 0) {
				const a = [];
				a[k] = v;
				v = a;
			} else v = /* @__PURE__ */ new Map([[k, v]]);
		}
		return createNode.createNode(v, void 0, {
			aliasDuplicateObjects: false,
			keepUndefined: false,
			onAnchor: () => {
				throw new Error("This should not happen, please report a bug.");
			},
			schema,
			sourceObjects: /* @__PURE__ */ new Map()
		});
	}
	const isEmptyPath = (path) => path == null || typeof path === "object" && !!path[Symbol.iterator]().next().done;
	var Collection = class extends Node.NodeBase {
		constructor(type, schema) {
			super(type);
			Object.defineProperty(this, "schema", {
				value: schema,
				configurable: true,
				enumerable: false,
				writable: true
			});
		}
		/**
		* Create a copy of this collection.
		*
		* @param schema - If defined, overwrites the original's schema
		*/
		clone(schema) {
			const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
			if (schema) copy.schema = schema;
			copy.items = copy.items.map((it) => identity.isNode(it) || identity.isPair(it) ? it.clone(schema) : it);
			if (this.range) copy.range = this.range.slice();
			return copy;
		}
		/**
		* Adds a value to the collection. For `!!map` and `!!omap` the value must
		* be a Pair instance or a `{ key, value }` object, which may not have a key
		* that already exists in the map.
		*/
		addIn(path, value) {
			if (isEmptyPath(path)) this.add(value);
			else {
				const [key, ...rest] = path;
				const node = this.get(key, true);
				if (identity.isCollection(node)) node.addIn(rest, value);
				else if (node === void 0 && this.schema) this.set(key, collectionFromPath(this.schema, rest, value));
				else throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
			}
		}
		/**
		* Removes a value from the collection.
		* @returns `true` if the item was found and removed.
		*/
		deleteIn(path) {
			const [key, ...rest] = path;
			if (rest.length === 0) return this.delete(key);
			const node = this.get(key, true);
			if (identity.isCollection(node)) return node.deleteIn(rest);
			else throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
		}
		/**
		* Returns item at `key`, or `undefined` if not found. By default unwraps
		* scalar values from their surrounding node; to disable set `keepScalar` to
		* `true` (collections are always returned intact).
		*/
		getIn(path, keepScalar) {
			const [key, ...rest] = path;
			const node = this.get(key, true);
			if (rest.length === 0) return !keepScalar && identity.isScalar(node) ? node.value : node;
			else return identity.isCollection(node) ? node.getIn(rest, keepScalar) : void 0;
		}
		hasAllNullValues(allowScalar) {
			return this.items.every((node) => {
				if (!identity.isPair(node)) return false;
				const n = node.value;
				return n == null || allowScalar && identity.isScalar(n) && n.value == null && !n.commentBefore && !n.comment && !n.tag;
			});
		}
		/**
		* Checks if the collection includes a value with the key `key`.
		*/
		hasIn(path) {
			const [key, ...rest] = path;
			if (rest.length === 0) return this.has(key);
			const node = this.get(key, true);
			return identity.isCollection(node) ? node.hasIn(rest) : false;
		}
		/**
		* Sets a value in this collection. For `!!set`, `value` needs to be a
		* boolean to add/remove the item from the set.
		*/
		setIn(path, value) {
			const [key, ...rest] = path;
			if (rest.length === 0) this.set(key, value);
			else {
				const node = this.get(key, true);
				if (identity.isCollection(node)) node.setIn(rest, value);
				else if (node === void 0 && this.schema) this.set(key, collectionFromPath(this.schema, rest, value));
				else throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
			}
		}
	};
	exports.Collection = Collection;
	exports.collectionFromPath = collectionFromPath;
	exports.isEmptyPath = isEmptyPath;
}));
// node_modules/yaml/dist/stringify/stringifyComment.js
var require_stringifyComment = /* @__PURE__ */ __commonJSMin(((exports) => {
	/**
	* Stringifies a comment.
	*
	* Empty comment lines are left empty,
	* lines consisting of a single space are replaced by `#`,
	* and all other lines are prefixed with a `#`.
	*/
	const stringifyComment = (str) => str.replace(/^(?!$)(?: $)?/gm, "#");
	function indentComment(comment, indent) {
		if (/^\n+$/.test(comment)) return comment.substring(1);
		return indent ? comment.replace(/^(?! *$)/gm, indent) : comment;
	}
	const lineComment = (str, indent, comment) => str.endsWith("\n") ? indentComment(comment, indent) : comment.includes("\n") ? "\n" + indentComment(comment, indent) : (str.endsWith(" ") ? "" : " ") + comment;
	exports.indentComment = indentComment;
	exports.lineComment = lineComment;
	exports.stringifyComment = stringifyComment;
}));
// node_modules/yaml/dist/stringify/foldFlowLines.js
var require_foldFlowLines = /* @__PURE__ */ __commonJSMin(((exports) => {
	const FOLD_FLOW = "flow";
	const FOLD_BLOCK = "block";
	const FOLD_QUOTED = "quoted";
	/**
	* Tries to keep input at up to `lineWidth` characters, splitting only on spaces
	* not followed by newlines or spaces unless `mode` is `'quoted'`. Lines are
	* terminated with `\n` and started with `indent`.
	*/
	function foldFlowLines(text, indent, mode = "flow", { indentAtStart, lineWidth = 80, minContentWidth = 20, onFold, onOverflow } = {}) {
		if (!lineWidth || lineWidth < 0) return text;
		if (lineWidth < minContentWidth) minContentWidth = 0;
		const endStep = Math.max(1 + minContentWidth, 1 + lineWidth - indent.length);
		if (text.length <= endStep) return text;
		const folds = [];
		const escapedFolds = {};
		let end = lineWidth - indent.length;
		if (typeof indentAtStart === "number") {
			if (indentAtStart > lineWidth - Math.max(2, minContentWidth)) folds.push(0);
			else end = lineWidth - indentAtStart;
		}
		let split = void 0;
		let prev = void 0;
		let overflow = false;
		let i = -1;
		let escStart = -1;
		let escEnd = -1;
		if (mode === FOLD_BLOCK) {
			i = consumeMoreIndentedLines(text, i, indent.length);
			if (i !== -1) end = i + endStep;
		}
		for (let ch; ch = text[i += 1];) {
			if (mode === FOLD_QUOTED && ch === "\\") {
				escStart = i;
				switch (text[i + 1]) {
					case "x":
						i += 3;
						break;
					case "u":
						i += 5;
						break;
					case "U":
						i += 9;
						break;
					default: i += 1;
				}
				escEnd = i;
			}
			if (ch === "\n") {
				if (mode === FOLD_BLOCK) i = consumeMoreIndentedLines(text, i, indent.length);
				end = i + indent.length + endStep;
				split = void 0;
			} else {
				if (ch === " " && prev && prev !== " " && prev !== "\n" && prev !== "	") {
					const next = text[i + 1];
					if (next && next !== " " && next !== "\n" && next !== "	") split = i;
				}
				if (i >= end) {
					if (split) {
						folds.push(split);
						end = split + endStep;
						split = void 0;
					} else if (mode === FOLD_QUOTED) {
						while (prev === " " || prev === "	") {
							prev = ch;
							ch = text[i += 1];
							overflow = true;
						}
						const j = i > escEnd + 1 ? i - 2 : escStart - 1;
						if (escapedFolds[j]) return text;
						folds.push(j);
						escapedFolds[j] = true;
						end = j + endStep;
						split = void 0;
					} else overflow = true;
				}
			}
			prev = ch;
		}
		if (overflow && onOverflow) onOverflow();
		if (folds.length === 0) return text;
		if (onFold) onFold();
		let res = text.slice(0, folds[0]);
		for (let i = 0; i < folds.length; ++i) {
			const fold = folds[i];
			const end = folds[i + 1] || text.length;
			if (fold === 0) res = `\n${indent}${text.slice(0, end)}`;
			else {
				if (mode === FOLD_QUOTED && escapedFolds[fold]) res += `${text[fold]}\\`;
				res += `\n${indent}${text.slice(fold + 1, end)}`;
			}
		}
		return res;
	}
	/**
	* Presumes `i + 1` is at the start of a line
	* @returns index of last newline in more-indented block
	*/
	function consumeMoreIndentedLines(text, i, indent) {
		let end = i;
		let start = i + 1;
		let ch = text[start];
		while (ch === " " || ch === "	") if (i < start + indent) ch = text[++i];
		else {
			do
				ch = text[++i];
			while (ch && ch !== "\n");
			end = i;
			start = i + 1;
			ch = text[start];
		}
		return end;
	}
	exports.FOLD_BLOCK = FOLD_BLOCK;
	exports.FOLD_FLOW = FOLD_FLOW;
	exports.FOLD_QUOTED = FOLD_QUOTED;
	exports.foldFlowLines = foldFlowLines;
}));
// node_modules/yaml/dist/stringify/stringifyString.js
var require_stringifyString = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var foldFlowLines = require_foldFlowLines();
	const getFoldOptions = (ctx, isBlock) => ({
		indentAtStart: isBlock ? ctx.indent.length : ctx.indentAtStart,
		lineWidth: ctx.options.lineWidth,
		minContentWidth: ctx.options.minContentWidth
	});
	const containsDocumentMarker = (str) => /^(%|---|\.\.\.)/m.test(str);
	function lineLengthOverLimit(str, lineWidth, indentLength) {
		if (!lineWidth || lineWidth < 0) return false;
		const limit = lineWidth - indentLength;
		const strLen = str.length;
		if (strLen <= limit) return false;
		for (let i = 0, start = 0; i < strLen; ++i) if (str[i] === "\n") {
			if (i - start > limit) return true;
			start = i + 1;
			if (strLen - start <= limit) return false;
		}
		return true;
	}
	function doubleQuotedString(value, ctx) {
		const json = JSON.stringify(value);
		if (ctx.options.doubleQuotedAsJSON) return json;
		const { implicitKey } = ctx;
		const minMultiLineLength = ctx.options.doubleQuotedMinMultiLineLength;
		const indent = ctx.indent || (containsDocumentMarker(value) ? "  " : "");
		let str = "";
		let start = 0;
		for (let i = 0, ch = json[i]; ch; ch = json[++i]) {
			if (ch === " " && json[i + 1] === "\\" && json[i + 2] === "n") {
				str += json.slice(start, i) + "\\ ";
				i += 1;
				start = i;
				ch = "\\";
			}
			if (ch === "\\") switch (json[i + 1]) {
				case "u":
					{
						str += json.slice(start, i);
						const code = json.substr(i + 2, 4);
						switch (code) {
							case "0000":
								str += "\\0";
								break;
							case "0007":
								str += "\\a";
								break;
							case "000b":
								str += "\\v";
								break;
							case "001b":
								str += "\\e";
								break;
							case "0085":
								str += "\\N";
								break;
							case "00a0":
								str += "\\_";
								break;
							case "2028":
								str += "\\L";
								break;
							case "2029":
								str += "\\P";
								break;
							default: if (code.substr(0, 2) === "00") str += "\\x" + code.substr(2);
							else str += json.substr(i, 6);
						}
						i += 5;
						start = i + 1;
					}
					break;
				case "n":
					if (implicitKey || json[i + 2] === "\"" || json.length < minMultiLineLength) i += 1;
					else {
						str += json.slice(start, i) + "\n\n";
						while (json[i + 2] === "\\" && json[i + 3] === "n" && json[i + 4] !== "\"") {
							str += "\n";
							i += 2;
						}
						str += indent;
						if (json[i + 2] === " ") str += "\\";
						i += 1;
						start = i + 1;
					}
					break;
				default: i += 1;
			}
		}
		str = start ? str + json.slice(start) : json;
		return implicitKey ? str : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_QUOTED, getFoldOptions(ctx, false));
	}
	function singleQuotedString(value, ctx) {
		if (ctx.options.singleQuote === false || ctx.implicitKey && value.includes("\n") || /[ \t]\n|\n[ \t]/.test(value)) return doubleQuotedString(value, ctx);
		const indent = ctx.indent || (containsDocumentMarker(value) ? "  " : "");
		const res = "'" + value.replace(/'/g, "''").replace(/\n+/g, `$&\n${indent}`) + "'";
		return ctx.implicitKey ? res : foldFlowLines.foldFlowLines(res, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
	}
	function quotedString(value, ctx) {
		const { singleQuote } = ctx.options;
		let qs;
		if (singleQuote === false) qs = doubleQuotedString;
		else {
			const hasDouble = value.includes("\"");
			const hasSingle = value.includes("'");
			if (hasDouble && !hasSingle) qs = singleQuotedString;
			else if (hasSingle && !hasDouble) qs = doubleQuotedString;
			else qs = singleQuote ? singleQuotedString : doubleQuotedString;
		}
		return qs(value, ctx);
	}
	let blockEndNewlines;
	try {
		blockEndNewlines = new RegExp("(^|(?<!\n))\n+(?!\n|$)", "g");
	} catch {
		blockEndNewlines = /\n+(?!\n|$)/g;
	}
	function blockString({ comment, type, value }, ctx, onComment, onChompKeep) {
		const { blockQuote, commentString, lineWidth } = ctx.options;
		if (!blockQuote || /\n[\t ]+$/.test(value)) return quotedString(value, ctx);
		const indent = ctx.indent || (ctx.forceBlockIndent || containsDocumentMarker(value) ? "  " : "");
		const literal = blockQuote === "literal" ? true : blockQuote === "folded" || type === Scalar.Scalar.BLOCK_FOLDED ? false : type === Scalar.Scalar.BLOCK_LITERAL ? true : !lineLengthOverLimit(value, lineWidth, indent.length);
		if (!value) return literal ? "|\n" : ">\n";
		let chomp;
		let endStart;
		for (endStart = value.length; endStart > 0; --endStart) {
			const ch = value[endStart - 1];
			if (ch !== "\n" && ch !== "	" && ch !== " ") break;
		}
		let end = value.substring(endStart);
		const endNlPos = end.indexOf("\n");
		if (endNlPos === -1) chomp = "-";
		else if (value === end || endNlPos !== end.length - 1) {
			chomp = "+";
			if (onChompKeep) onChompKeep();
		} else chomp = "";
		if (end) {
			value = value.slice(0, -end.length);
			if (end[end.length - 1] === "\n") end = end.slice(0, -1);
			end = end.replace(blockEndNewlines, `$&${indent}`);
		}
		let startWithSpace = false;
		let startEnd;
		let startNlPos = -1;
		for (startEnd = 0; startEnd < value.length; ++startEnd) {
			const ch = value[startEnd];
			if (ch === " ") startWithSpace = true;
			else if (ch === "\n") startNlPos = startEnd;
			else break;
		}
		let start = value.substring(0, startNlPos < startEnd ? startNlPos + 1 : startEnd);
		if (start) {
			value = value.substring(start.length);
			start = start.replace(/\n+/g, `$&${indent}`);
		}
		let header = (startWithSpace ? indent ? "2" : "1" : "") + chomp;
		if (comment) {
			header += " " + commentString(comment.replace(/ ?[\r\n]+/g, " "));
			if (onComment) onComment();
		}
		if (!literal) {
			const foldedValue = value.replace(/\n+/g, "\n$&").replace(/(?:^|\n)([\t ].*)(?:([\n\t ]*)\n(?![\n\t ]))?/g, "$1$2").replace(/\n+/g, `$&${indent}`);
			let literalFallback = false;
			const foldOptions = getFoldOptions(ctx, true);
			if (blockQuote !== "folded" && type !== Scalar.Scalar.BLOCK_FOLDED) foldOptions.onOverflow = () => {
				literalFallback = true;
			};
			const body = foldFlowLines.foldFlowLines(`${start}${foldedValue}${end}`, indent, foldFlowLines.FOLD_BLOCK, foldOptions);
			if (!literalFallback) return `>${header}\n${indent}${body}`;
		}
		value = value.replace(/\n+/g, `$&${indent}`);
		return `|${header}\n${indent}${start}${value}${end}`;
	}
	function plainString(item, ctx, onComment, onChompKeep) {
		const { type, value } = item;
		const { actualString, implicitKey, indent, indentStep, inFlow } = ctx;
		if (implicitKey && value.includes("\n") || inFlow && /[[\]{},]/.test(value)) return quotedString(value, ctx);
		if (/^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/.test(value)) return implicitKey || inFlow || !value.includes("\n") ? quotedString(value, ctx) : blockString(item, ctx, onComment, onChompKeep);
		if (!implicitKey && !inFlow && type !== Scalar.Scalar.PLAIN && value.includes("\n")) return blockString(item, ctx, onComment, onChompKeep);
		if (containsDocumentMarker(value)) {
			if (indent === "") {
				ctx.forceBlockIndent = true;
				return blockString(item, ctx, onComment, onChompKeep);
			} else if (implicitKey && indent === indentStep) return quotedString(value, ctx);
		}
		const str = value.replace(/\n+/g, `$&\n${indent}`);
		if (actualString) {
			const test = (tag) => tag.default && tag.tag !== "tag:yaml.org,2002:str" && tag.test?.test(str);
			const { compat, tags } = ctx.doc.schema;
			if (tags.some(test) || compat?.some(test)) return quotedString(value, ctx);
		}
		return implicitKey ? str : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
	}
	function stringifyString(item, ctx, onComment, onChompKeep) {
		const { implicitKey, inFlow } = ctx;
		const ss = typeof item.value === "string" ? item : Object.assign({}, item, { value: String(item.value) });
		let { type } = item;
		if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
			if (/[\x00-\x08\x0b-\x1f\x7f-\x9f\u{D800}-\u{DFFF}]/u.test(ss.value)) type = Scalar.Scalar.QUOTE_DOUBLE;
		}
		const _stringify = (_type) => {
			switch (_type) {
				case Scalar.Scalar.BLOCK_FOLDED:
				case Scalar.Scalar.BLOCK_LITERAL: return implicitKey || inFlow ? quotedString(ss.value, ctx) : blockString(ss, ctx, onComment, onChompKeep);
				case Scalar.Scalar.QUOTE_DOUBLE: return doubleQuotedString(ss.value, ctx);
				case Scalar.Scalar.QUOTE_SINGLE: return singleQuotedString(ss.value, ctx);
				case Scalar.Scalar.PLAIN: return plainString(ss, ctx, onComment, onChompKeep);
				default: return null;
			}
		};
		let res = _stringify(type);
		if (res === null) {
			const { defaultKeyType, defaultStringType } = ctx.options;
			const t = implicitKey && defaultKeyType || defaultStringType;
			res = _stringify(t);
			if (res === null) throw new Error(`Unsupported default string type ${t}`);
		}
		return res;
	}
	exports.stringifyString = stringifyString;
}));
// node_modules/yaml/dist/stringify/stringify.js
var require_stringify = /* @__PURE__ */ __commonJSMin(((exports) => {
	var anchors = require_anchors();
	var identity = require_identity();
	var stringifyComment = require_stringifyComment();
	var stringifyString = require_stringifyString();
	function createStringifyContext(doc, options) {
		const opt = Object.assign({
			blockQuote: true,
			commentString: stringifyComment.stringifyComment,
			defaultKeyType: null,
			defaultStringType: "PLAIN",
			directives: null,
			doubleQuotedAsJSON: false,
			doubleQuotedMinMultiLineLength: 40,
			falseStr: "false",
			flowCollectionPadding: true,
			indentSeq: true,
			lineWidth: 80,
			minContentWidth: 20,
			nullStr: "null",
			simpleKeys: false,
			singleQuote: null,
			trailingComma: false,
			trueStr: "true",
			verifyAliasOrder: true
		}, doc.schema.toStringOptions, options);
		let inFlow;
		switch (opt.collectionStyle) {
			case "block":
				inFlow = false;
				break;
			case "flow":
				inFlow = true;
				break;
			default: inFlow = null;
		}
		return {
			anchors: /* @__PURE__ */ new Set(),
			doc,
			flowCollectionPadding: opt.flowCollectionPadding ? " " : "",
			indent: "",
			indentStep: typeof opt.indent === "number" ? " ".repeat(opt.indent) : "  ",
			inFlow,
			options: opt
		};
	}
	function getTagObject(tags, item) {
		if (item.tag) {
			const match = tags.filter((t) => t.tag === item.tag);
			if (match.length > 0) return match.find((t) => t.format === item.format) ?? match[0];
		}
		let tagObj = void 0;
		let obj;
		if (identity.isScalar(item)) {
			obj = item.value;
			let match = tags.filter((t) => t.identify?.(obj));
			if (match.length > 1) {
				const testMatch = match.filter((t) => t.test);
				if (testMatch.length > 0) match = testMatch;
			}
			tagObj = match.find((t) => t.format === item.format) ?? match.find((t) => !t.format);
		} else {
			obj = item;
			tagObj = tags.find((t) => t.nodeClass && obj instanceof t.nodeClass);
		}
		if (!tagObj) {
			const name = obj?.constructor?.name ?? (obj === null ? "null" : typeof obj);
			throw new Error(`Tag not resolved for ${name} value`);
		}
		return tagObj;
	}
	function stringifyProps(node, tagObj, { anchors: anchors$1, doc }) {
		if (!doc.directives) return "";
		const props = [];
		const anchor = (identity.isScalar(node) || identity.isCollection(node)) && node.anchor;
		if (anchor && anchors.anchorIsValid(anchor)) {
			anchors$1.add(anchor);
			props.push(`&${anchor}`);
		}
		const tag = node.tag ?? (tagObj.default ? null : tagObj.tag);
		if (tag) props.push(doc.directives.tagString(tag));
		return props.join(" ");
	}
	function stringify(item, ctx, onComment, onChompKeep) {
		if (identity.isPair(item)) return item.toString(ctx, onComment, onChompKeep);
		if (identity.isAlias(item)) {
			if (ctx.doc.directives) return item.toString(ctx);
			if (ctx.resolvedAliases?.has(item)) throw new TypeError(`Cannot stringify circular structure without alias nodes`);
			else {
				if (ctx.resolvedAliases) ctx.resolvedAliases.add(item);
				else ctx.resolvedAliases = /* @__PURE__ */ new Set([item]);
				item = item.resolve(ctx.doc);
			}
		}
		let tagObj = void 0;
		const node = identity.isNode(item) ? item : ctx.doc.createNode(item, { onTagObj: (o) => tagObj = o });
		tagObj ?? (tagObj = getTagObject(ctx.doc.schema.tags, node));
		const props = stringifyProps(node, tagObj, ctx);
		if (props.length > 0) ctx.indentAtStart = (ctx.indentAtStart ?? 0) + props.length + 1;
		const str = typeof tagObj.stringify === "function" ? tagObj.stringify(node, ctx, onComment, onChompKeep) : identity.isScalar(node) ? stringifyString.stringifyString(node, ctx, onComment, onChompKeep) : node.toString(ctx, onComment, onChompKeep);
		if (!props) return str;
		return identity.isScalar(node) || str[0] === "{" || str[0] === "[" ? `${props} ${str}` : `${props}\n${ctx.indent}${str}`;
	}
	exports.createStringifyContext = createStringifyContext;
	exports.stringify = stringify;
}));
// node_modules/yaml/dist/stringify/stringifyPair.js
var require_stringifyPair = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Scalar = require_Scalar();
	var stringify = require_stringify();
	var stringifyComment = require_stringifyComment();
	function stringifyPair({ key, value }, ctx, onComment, onChompKeep) {
		const { allNullValues, doc, indent, indentStep, options: { commentString, indentSeq, simpleKeys } } = ctx;
		let keyComment = identity.isNode(key) && key.comment || null;
		if (simpleKeys) {
			if (keyComment) throw new Error("With simple keys, key nodes cannot have comments");
			if (identity.isCollection(key) || !identity.isNode(key) && typeof key === "object") throw new Error("With simple keys, collection cannot be used as a key value");
		}
		let explicitKey = !simpleKeys && (!key || keyComment && value == null && !ctx.inFlow || identity.isCollection(key) || (identity.isScalar(key) ? key.type === Scalar.Scalar.BLOCK_FOLDED || key.type === Scalar.Scalar.BLOCK_LITERAL : typeof key === "object"));
		ctx = Object.assign({}, ctx, {
			allNullValues: false,
			implicitKey: !explicitKey && (simpleKeys || !allNullValues),
			indent: indent + indentStep
		});
		let keyCommentDone = false;
		let chompKeep = false;
		let str = stringify.stringify(key, ctx, () => keyCommentDone = true, () => chompKeep = true);
		if (!explicitKey && !ctx.inFlow && str.length > 1024) {
			if (simpleKeys) throw new Error("With simple keys, single line scalar must not span more than 1024 characters");
			explicitKey = true;
		}
		if (ctx.inFlow) {
			if (allNullValues || value == null) {
				if (keyCommentDone && onComment) onComment();
				return str === "" ? "?" : explicitKey ? `? ${str}` : str;
			}
		} else if (allNullValues && !simpleKeys || value == null && explicitKey) {
			str = `? ${str}`;
			if (keyComment && !keyCommentDone) str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
			else if (chompKeep && onChompKeep) onChompKeep();
			return str;
		}
		if (keyCommentDone) keyComment = null;
		if (explicitKey) {
			if (keyComment) str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
			str = `? ${str}\n${indent}:`;
		} else {
			str = `${str}:`;
			if (keyComment) str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
		}
		let vsb, vcb, valueComment;
		if (identity.isNode(value)) {
			vsb = !!value.spaceBefore;
			vcb = value.commentBefore;
			valueComment = value.comment;
		} else {
			vsb = false;
			vcb = null;
			valueComment = null;
			if (value && typeof value === "object") value = doc.createNode(value);
		}
		ctx.implicitKey = false;
		if (!explicitKey && !keyComment && identity.isScalar(value)) ctx.indentAtStart = str.length + 1;
		chompKeep = false;
		if (!indentSeq && indentStep.length >= 2 && !ctx.inFlow && !explicitKey && identity.isSeq(value) && !value.flow && !value.tag && !value.anchor) ctx.indent = ctx.indent.substring(2);
		let valueCommentDone = false;
		const valueStr = stringify.stringify(value, ctx, () => valueCommentDone = true, () => chompKeep = true);
		let ws = " ";
		if (keyComment || vsb || vcb) {
			ws = vsb ? "\n" : "";
			if (vcb) {
				const cs = commentString(vcb);
				ws += `\n${stringifyComment.indentComment(cs, ctx.indent)}`;
			}
			if (valueStr === "" && !ctx.inFlow) {
				if (ws === "\n" && valueComment) ws = "\n\n";
			} else ws += `\n${ctx.indent}`;
		} else if (!explicitKey && identity.isCollection(value)) {
			const vs0 = valueStr[0];
			const nl0 = valueStr.indexOf("\n");
			const hasNewline = nl0 !== -1;
			const flow = ctx.inFlow ?? value.flow ?? value.items.length === 0;
			if (hasNewline || !flow) {
				let hasPropsLine = false;
				if (hasNewline && (vs0 === "&" || vs0 === "!")) {
					let sp0 = valueStr.indexOf(" ");
					if (vs0 === "&" && sp0 !== -1 && sp0 < nl0 && valueStr[sp0 + 1] === "!") sp0 = valueStr.indexOf(" ", sp0 + 1);
					if (sp0 === -1 || nl0 < sp0) hasPropsLine = true;
				}
				if (!hasPropsLine) ws = `\n${ctx.indent}`;
			}
		} else if (valueStr === "" || valueStr[0] === "\n") ws = "";
		str += ws + valueStr;
		if (ctx.inFlow) {
			if (valueCommentDone && onComment) onComment();
		} else if (valueComment && !valueCommentDone) str += stringifyComment.lineComment(str, ctx.indent, commentString(valueComment));
		else if (chompKeep && onChompKeep) onChompKeep();
		return str;
	}
	exports.stringifyPair = stringifyPair;
}));
// node_modules/yaml/dist/log.js
var require_log = /* @__PURE__ */ __commonJSMin(((exports) => {
	var node_process = __require("process");
	function debug(logLevel, ...messages) {
		if (logLevel === "debug") console.log(...messages);
	}
	function warn(logLevel, warning) {
		if (logLevel === "debug" || logLevel === "warn") {
			if (typeof node_process.emitWarning === "function") node_process.emitWarning(warning);
			else console.warn(warning);
		}
	}
	exports.debug = debug;
	exports.warn = warn;
}));
// node_modules/yaml/dist/schema/yaml-1.1/merge.js
var require_merge = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Scalar = require_Scalar();
	const MERGE_KEY = "<<";
	const merge = {
		identify: (value) => value === MERGE_KEY || typeof value === "symbol" && value.description === MERGE_KEY,
		default: "key",
		tag: "tag:yaml.org,2002:merge",
		test: /^<<$/,
		resolve: () => Object.assign(new Scalar.Scalar(Symbol(MERGE_KEY)), { addToJSMap: addMergeToJSMap }),
		stringify: () => MERGE_KEY
	};
	const isMergeKey = (ctx, key) => (merge.identify(key) || identity.isScalar(key) && (!key.type || key.type === Scalar.Scalar.PLAIN) && merge.identify(key.value)) && ctx?.doc.schema.tags.some((tag) => tag.tag === merge.tag && tag.default);
	function addMergeToJSMap(ctx, map, value) {
		const source = resolveAliasValue(ctx, value);
		if (identity.isSeq(source)) for (const it of source.items) mergeValue(ctx, map, it);
		else if (Array.isArray(source)) for (const it of source) mergeValue(ctx, map, it);
		else mergeValue(ctx, map, source);
	}
	function mergeValue(ctx, map, value) {
		const source = resolveAliasValue(ctx, value);
		if (!identity.isMap(source)) throw new Error("Merge sources must be maps or map aliases");
		const srcMap = source.toJSON(null, ctx, Map);
		for (const [key, value] of srcMap) if (map instanceof Map) {
			if (!map.has(key)) map.set(key, value);
		} else if (map instanceof Set) map.add(key);
		else if (!Object.prototype.hasOwnProperty.call(map, key)) Object.defineProperty(map, key, {
			value,
			writable: true,
			enumerable: true,
			configurable: true
		});
		return map;
	}
	function resolveAliasValue(ctx, value) {
		return ctx && identity.isAlias(value) ? value.resolve(ctx.doc, ctx) : value;
	}
	exports.addMergeToJSMap = addMergeToJSMap;
	exports.isMergeKey = isMergeKey;
	exports.merge = merge;
}));
// node_modules/yaml/dist/nodes/addPairToJSMap.js
var require_addPairToJSMap = /* @__PURE__ */ __commonJSMin(((exports) => {
	var log = require_log();
	var merge = require_merge();
	var stringify = require_stringify();
	var identity = require_identity();
	var toJS = require_toJS();
	function addPairToJSMap(ctx, map, { key, value }) {
		if (identity.isNode(key) && key.addToJSMap) key.addToJSMap(ctx, map, value);
		else if (merge.isMergeKey(ctx, key)) merge.addMergeToJSMap(ctx, map, value);
		else {
			const jsKey = toJS.toJS(key, "", ctx);
			if (map instanceof Map) map.set(jsKey, toJS.toJS(value, jsKey, ctx));
			else if (map instanceof Set) map.add(jsKey);
			else {
				const stringKey = stringifyKey(key, jsKey, ctx);
				const jsValue = toJS.toJS(value, stringKey, ctx);
				if (stringKey in map) Object.defineProperty(map, stringKey, {
					value: jsValue,
					writable: true,
					enumerable: true,
					configurable: true
				});
				else map[stringKey] = jsValue;
			}
		}
		return map;
	}
	function stringifyKey(key, jsKey, ctx) {
		if (jsKey === null) return "";
		if (typeof jsKey !== "object") return String(jsKey);
		if (identity.isNode(key) && ctx?.doc) {
			const strCtx = stringify.createStringifyContext(ctx.doc, {});
			strCtx.anchors = /* @__PURE__ */ new Set();
			for (const node of ctx.anchors.keys()) strCtx.anchors.add(node.anchor);
			strCtx.inFlow = true;
			strCtx.inStringifyKey = true;
			const strKey = key.toString(strCtx);
			if (!ctx.mapKeyWarned) {
				let jsonStr = JSON.stringify(strKey);
				if (jsonStr.length > 40) jsonStr = jsonStr.substring(0, 36) + "...\"";
				log.warn(ctx.doc.options.logLevel, `Keys with collection values will be stringified due to JS Object restrictions: ${jsonStr}. Set mapAsMap: true to use object keys.`);
				ctx.mapKeyWarned = true;
			}
			return strKey;
		}
		return JSON.stringify(jsKey);
	}
	exports.addPairToJSMap = addPairToJSMap;
}));
// node_modules/yaml/dist/nodes/Pair.js
var require_Pair = /* @__PURE__ */ __commonJSMin(((exports) => {
	var createNode = require_createNode();
	var stringifyPair = require_stringifyPair();
	var addPairToJSMap = require_addPairToJSMap();
	var identity = require_identity();
	function createPair(key, value, ctx) {
		return new Pair(createNode.createNode(key, void 0, ctx), createNode.createNode(value, void 0, ctx));
	}
	var Pair = class Pair {
		constructor(key, value = null) {
			Object.defineProperty(this, identity.NODE_TYPE, { value: identity.PAIR });
			this.key = key;
			this.value = value;
		}
		clone(schema) {
			let { key, value } = this;
			if (identity.isNode(key)) key = key.clone(schema);
			if (identity.isNode(value)) value = value.clone(schema);
			return new Pair(key, value);
		}
		toJSON(_, ctx) {
			const pair = ctx?.mapAsMap ? /* @__PURE__ */ new Map() : {};
			return addPairToJSMap.addPairToJSMap(ctx, pair, this);
		}
		toString(ctx, onComment, onChompKeep) {
			return ctx?.doc ? stringifyPair.stringifyPair(this, ctx, onComment, onChompKeep) : JSON.stringify(this);
		}
	};
	exports.Pair = Pair;
	exports.createPair = createPair;
}));
// node_modules/yaml/dist/stringify/stringifyCollection.js
var require_stringifyCollection = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var stringify = require_stringify();
	var stringifyComment = require_stringifyComment();
	function stringifyCollection(collection, ctx, options) {
		return (ctx.inFlow ?? collection.flow ? stringifyFlowCollection : stringifyBlockCollection)(collection, ctx, options);
	}
	function stringifyBlockCollection({ comment, items }, ctx, { blockItemPrefix, flowChars, itemIndent, onChompKeep, onComment }) {
		const { indent, options: { commentString } } = ctx;
		const itemCtx = Object.assign({}, ctx, {
			indent: itemIndent,
			type: null
		});
		let chompKeep = false;
		const lines = [];
		for (let i = 0; i < items.length; ++i) {
			const item = items[i];
			let comment = null;
			if (identity.isNode(item)) {
				if (!chompKeep && item.spaceBefore) lines.push("");
				addCommentBefore(ctx, lines, item.commentBefore, chompKeep);
				if (item.comment) comment = item.comment;
			} else if (identity.isPair(item)) {
				const ik = identity.isNode(item.key) ? item.key : null;
				if (ik) {
					if (!chompKeep && ik.spaceBefore) lines.push("");
					addCommentBefore(ctx, lines, ik.commentBefore, chompKeep);
				}
			}
			chompKeep = false;
			let str = stringify.stringify(item, itemCtx, () => comment = null, () => chompKeep = true);
			if (comment) str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
			if (chompKeep && comment) chompKeep = false;
			lines.push(blockItemPrefix + str);
		}
		let str;
		if (lines.length === 0) str = flowChars.start + flowChars.end;
		else {
			str = lines[0];
			for (let i = 1; i < lines.length; ++i) {
				const line = lines[i];
				str += line ? `\n${indent}${line}` : "\n";
			}
		}
		if (comment) {
			str += "\n" + stringifyComment.indentComment(commentString(comment), indent);
			if (onComment) onComment();
		} else if (chompKeep && onChompKeep) onChompKeep();
		return str;
	}
	function stringifyFlowCollection({ items }, ctx, { flowChars, itemIndent }) {
		const { indent, indentStep, flowCollectionPadding: fcPadding, options: { commentString } } = ctx;
		itemIndent += indentStep;
		const itemCtx = Object.assign({}, ctx, {
			indent: itemIndent,
			inFlow: true,
			type: null
		});
		let reqNewline = false;
		let linesAtValue = 0;
		const lines = [];
		for (let i = 0; i < items.length; ++i) {
			const item = items[i];
			let comment = null;
			if (identity.isNode(item)) {
				if (item.spaceBefore) lines.push("");
				addCommentBefore(ctx, lines, item.commentBefore, false);
				if (item.comment) comment = item.comment;
			} else if (identity.isPair(item)) {
				const ik = identity.isNode(item.key) ? item.key : null;
				if (ik) {
					if (ik.spaceBefore) lines.push("");
					addCommentBefore(ctx, lines, ik.commentBefore, false);
					if (ik.comment) reqNewline = true;
				}
				const iv = identity.isNode(item.value) ? item.value : null;
				if (iv) {
					if (iv.comment) comment = iv.comment;
					if (iv.commentBefore) reqNewline = true;
				} else if (item.value == null && ik?.comment) comment = ik.comment;
			}
			if (comment) reqNewline = true;
			let str = stringify.stringify(item, itemCtx, () => comment = null);
			reqNewline || (reqNewline = lines.length > linesAtValue || str.includes("\n"));
			if (i < items.length - 1) str += ",";
			else if (ctx.options.trailingComma) {
				if (ctx.options.lineWidth > 0) reqNewline || (reqNewline = lines.reduce((sum, line) => sum + line.length + 2, 2) + (str.length + 2) > ctx.options.lineWidth);
				if (reqNewline) str += ",";
			}
			if (comment) str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
			lines.push(str);
			linesAtValue = lines.length;
		}
		const { start, end } = flowChars;
		if (lines.length === 0) return start + end;
		else {
			if (!reqNewline) {
				const len = lines.reduce((sum, line) => sum + line.length + 2, 2);
				reqNewline = ctx.options.lineWidth > 0 && len > ctx.options.lineWidth;
			}
			if (reqNewline) {
				let str = start;
				for (const line of lines) str += line ? `\n${indentStep}${indent}${line}` : "\n";
				return `${str}\n${indent}${end}`;
			} else return `${start}${fcPadding}${lines.join(" ")}${fcPadding}${end}`;
		}
	}
	function addCommentBefore({ indent, options: { commentString } }, lines, comment, chompKeep) {
		if (comment && chompKeep) comment = comment.replace(/^\n+/, "");
		if (comment) {
			const ic = stringifyComment.indentComment(commentString(comment), indent);
			lines.push(ic.trimStart());
		}
	}
	exports.stringifyCollection = stringifyCollection;
}));
// node_modules/yaml/dist/nodes/YAMLMap.js
var require_YAMLMap = /* @__PURE__ */ __commonJSMin(((exports) => {
	var stringifyCollection = require_stringifyCollection();
	var addPairToJSMap = require_addPairToJSMap();
	var Collection = require_Collection();
	var identity = require_identity();
	var Pair = require_Pair();
	var Scalar = require_Scalar();
	function findPair(items, key) {
		const k = identity.isScalar(key) ? key.value : key;
		for (const it of items) if (identity.isPair(it)) {
			if (it.key === key || it.key === k) return it;
			if (identity.isScalar(it.key) && it.key.value === k) return it;
		}
	}
	var YAMLMap = class extends Collection.Collection {
		static get tagName() {
			return "tag:yaml.org,2002:map";
		}
		constructor(schema) {
			super(identity.MAP, schema);
			this.items = [];
		}
		/**
		* A generic collection parsing method that can be extended
		* to other node classes that inherit from YAMLMap
		*/
		static from(schema, obj, ctx) {
			const { keepUndefined, replacer } = ctx;
			const map = new this(schema);
			const add = (key, value) => {
				if (typeof replacer === "function") value = replacer.call(obj, key, value);
				else if (Array.isArray(replacer) && !replacer.includes(key)) return;
				if (value !== void 0 || keepUndefined) map.items.push(Pair.createPair(key, value, ctx));
			};
			if (obj instanceof Map) for (const [key, value] of obj) add(key, value);
			else if (obj && typeof obj === "object") for (const key of Object.keys(obj)) add(key, obj[key]);
			if (typeof schema.sortMapEntries === "function") map.items.sort(schema.sortMapEntries);
			return map;
		}
		/**
		* Adds a value to the collection.
		*
		* @param overwrite - If not set `true`, using a key that is already in the
		*   collection will throw. Otherwise, overwrites the previous value.
		*/
		add(pair, overwrite) {
			let _pair;
			if (identity.isPair(pair)) _pair = pair;
			else if (!pair || typeof pair !== "object" || !("key" in pair)) _pair = new Pair.Pair(pair, pair?.value);
			else _pair = new Pair.Pair(pair.key, pair.value);
			const prev = findPair(this.items, _pair.key);
			const sortEntries = this.schema?.sortMapEntries;
			if (prev) {
				if (!overwrite) throw new Error(`Key ${_pair.key} already set`);
				if (identity.isScalar(prev.value) && Scalar.isScalarValue(_pair.value)) prev.value.value = _pair.value;
				else prev.value = _pair.value;
			} else if (sortEntries) {
				const i = this.items.findIndex((item) => sortEntries(_pair, item) < 0);
				if (i === -1) this.items.push(_pair);
				else this.items.splice(i, 0, _pair);
			} else this.items.push(_pair);
		}
		delete(key) {
			const it = findPair(this.items, key);
			if (!it) return false;
			return this.items.splice(this.items.indexOf(it), 1).length > 0;
		}
		get(key, keepScalar) {
			const node = findPair(this.items, key)?.value;
			return (!keepScalar && identity.isScalar(node) ? node.value : node) ?? void 0;
		}
		has(key) {
			return !!findPair(this.items, key);
		}
		set(key, value) {
			this.add(new Pair.Pair(key, value), true);
		}
		/**
		* @param ctx - Conversion context, originally set in Document#toJS()
		* @param {Class} Type - If set, forces the returned collection type
		* @returns Instance of Type, Map, or Object
		*/
		toJSON(_, ctx, Type) {
			const map = Type ? new Type() : ctx?.mapAsMap ? /* @__PURE__ */ new Map() : {};
			if (ctx?.onCreate) ctx.onCreate(map);
			for (const item of this.items) addPairToJSMap.addPairToJSMap(ctx, map, item);
			return map;
		}
		toString(ctx, onComment, onChompKeep) {
			if (!ctx) return JSON.stringify(this);
			for (const item of this.items) if (!identity.isPair(item)) throw new Error(`Map items must all be pairs; found ${JSON.stringify(item)} instead`);
			if (!ctx.allNullValues && this.hasAllNullValues(false)) ctx = Object.assign({}, ctx, { allNullValues: true });
			return stringifyCollection.stringifyCollection(this, ctx, {
				blockItemPrefix: "",
				flowChars: {
					start: "{",
					end: "}"
				},
				itemIndent: ctx.indent || "",
				onChompKeep,
				onComment
			});
		}
	};
	exports.YAMLMap = YAMLMap;
	exports.findPair = findPair;
}));
// node_modules/yaml/dist/schema/common/map.js
var require_map = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var YAMLMap = require_YAMLMap();
	exports.map = {
		collection: "map",
		default: true,
		nodeClass: YAMLMap.YAMLMap,
		tag: "tag:yaml.org,2002:map",
		resolve(map, onError) {
			if (!identity.isMap(map)) onError("Expected a mapping for this tag");
			return map;
		},
		createNode: (schema, obj, ctx) => YAMLMap.YAMLMap.from(schema, obj, ctx)
	};
}));
// node_modules/yaml/dist/nodes/YAMLSeq.js
var require_YAMLSeq = /* @__PURE__ */ __commonJSMin(((exports) => {
	var createNode = require_createNode();
	var stringifyCollection = require_stringifyCollection();
	var Collection = require_Collection();
	var identity = require_identity();
	var Scalar = require_Scalar();
	var toJS = require_toJS();
	var YAMLSeq = class extends Collection.Collection {
		static get tagName() {
			return "tag:yaml.org,2002:seq";
		}
		constructor(schema) {
			super(identity.SEQ, schema);
			this.items = [];
		}
		add(value) {
			this.items.push(value);
		}
		/**
		* Removes a value from the collection.
		*
		* `key` must contain a representation of an integer for this to succeed.
		* It may be wrapped in a `Scalar`.
		*
		* @returns `true` if the item was found and removed.
		*/
		delete(key) {
			const idx = asItemIndex(key);
			if (typeof idx !== "number") return false;
			return this.items.splice(idx, 1).length > 0;
		}
		get(key, keepScalar) {
			const idx = asItemIndex(key);
			if (typeof idx !== "number") return void 0;
			const it = this.items[idx];
			return !keepScalar && identity.isScalar(it) ? it.value : it;
		}
		/**
		* Checks if the collection includes a value with the key `key`.
		*
		* `key` must contain a representation of an integer for this to succeed.
		* It may be wrapped in a `Scalar`.
		*/
		has(key) {
			const idx = asItemIndex(key);
			return typeof idx === "number" && idx < this.items.length;
		}
		/**
		* Sets a value in this collection. For `!!set`, `value` needs to be a
		* boolean to add/remove the item from the set.
		*
		* If `key` does not contain a representation of an integer, this will throw.
		* It may be wrapped in a `Scalar`.
		*/
		set(key, value) {
			const idx = asItemIndex(key);
			if (typeof idx !== "number") throw new Error(`Expected a valid index, not ${key}.`);
			const prev = this.items[idx];
			if (identity.isScalar(prev) && Scalar.isScalarValue(value)) prev.value = value;
			else this.items[idx] = value;
		}
		toJSON(_, ctx) {
			const seq = [];
			if (ctx?.onCreate) ctx.onCreate(seq);
			let i = 0;
			for (const item of this.items) seq.push(toJS.toJS(item, String(i++), ctx));
			return seq;
		}
		toString(ctx, onComment, onChompKeep) {
			if (!ctx) return JSON.stringify(this);
			return stringifyCollection.stringifyCollection(this, ctx, {
				blockItemPrefix: "- ",
				flowChars: {
					start: "[",
					end: "]"
				},
				itemIndent: (ctx.indent || "") + "  ",
				onChompKeep,
				onComment
			});
		}
		static from(schema, obj, ctx) {
			const { replacer } = ctx;
			const seq = new this(schema);
			if (obj && Symbol.iterator in Object(obj)) {
				let i = 0;
				for (let it of obj) {
					if (typeof replacer === "function") {
						const key = obj instanceof Set ? it : String(i++);
						it = replacer.call(obj, key, it);
					}
					seq.items.push(createNode.createNode(it, void 0, ctx));
				}
			}
			return seq;
		}
	};
	function asItemIndex(key) {
		let idx = identity.isScalar(key) ? key.value : key;
		if (idx && typeof idx === "string") idx = Number(idx);
		return typeof idx === "number" && Number.isInteger(idx) && idx >= 0 ? idx : null;
	}
	exports.YAMLSeq = YAMLSeq;
}));
// node_modules/yaml/dist/schema/common/seq.js
var require_seq = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var YAMLSeq = require_YAMLSeq();
	exports.seq = {
		collection: "seq",
		default: true,
		nodeClass: YAMLSeq.YAMLSeq,
		tag: "tag:yaml.org,2002:seq",
		resolve(seq, onError) {
			if (!identity.isSeq(seq)) onError("Expected a sequence for this tag");
			return seq;
		},
		createNode: (schema, obj, ctx) => YAMLSeq.YAMLSeq.from(schema, obj, ctx)
	};
}));
// node_modules/yaml/dist/schema/common/string.js
var require_string = /* @__PURE__ */ __commonJSMin(((exports) => {
	var stringifyString = require_stringifyString();
	exports.string = {
		identify: (value) => typeof value === "string",
		default: true,
		tag: "tag:yaml.org,2002:str",
		resolve: (str) => str,
		stringify(item, ctx, onComment, onChompKeep) {
			ctx = Object.assign({ actualString: true }, ctx);
			return stringifyString.stringifyString(item, ctx, onComment, onChompKeep);
		}
	};
}));
// node_modules/yaml/dist/schema/common/null.js
var require_null = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	const nullTag = {
		identify: (value) => value == null,
		createNode: () => new Scalar.Scalar(null),
		default: true,
		tag: "tag:yaml.org,2002:null",
		test: /^(?:~|[Nn]ull|NULL)?$/,
		resolve: () => new Scalar.Scalar(null),
		stringify: ({ source }, ctx) => typeof source === "string" && nullTag.test.test(source) ? source : ctx.options.nullStr
	};
	exports.nullTag = nullTag;
}));
// node_modules/yaml/dist/schema/core/bool.js
var require_bool$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	const boolTag = {
		identify: (value) => typeof value === "boolean",
		default: true,
		tag: "tag:yaml.org,2002:bool",
		test: /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/,
		resolve: (str) => new Scalar.Scalar(str[0] === "t" || str[0] === "T"),
		stringify({ source, value }, ctx) {
			if (source && boolTag.test.test(source)) {
				if (value === (source[0] === "t" || source[0] === "T")) return source;
			}
			return value ? ctx.options.trueStr : ctx.options.falseStr;
		}
	};
	exports.boolTag = boolTag;
}));
// node_modules/yaml/dist/stringify/stringifyNumber.js
var require_stringifyNumber = /* @__PURE__ */ __commonJSMin(((exports) => {
	function stringifyNumber({ format, minFractionDigits, tag, value }) {
		if (typeof value === "bigint") return String(value);
		const num = typeof value === "number" ? value : Number(value);
		if (!isFinite(num)) return isNaN(num) ? ".nan" : num < 0 ? "-.inf" : ".inf";
		let n = Object.is(value, -0) ? "-0" : JSON.stringify(value);
		if (!format && minFractionDigits && (!tag || tag === "tag:yaml.org,2002:float") && /^-?\d/.test(n) && !n.includes("e")) {
			let i = n.indexOf(".");
			if (i < 0) {
				i = n.length;
				n += ".";
			}
			let d = minFractionDigits - (n.length - i - 1);
			while (d-- > 0) n += "0";
		}
		return n;
	}
	exports.stringifyNumber = stringifyNumber;
}));
// node_modules/yaml/dist/schema/core/float.js
var require_float$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var stringifyNumber = require_stringifyNumber();
	const floatNaN = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
		resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
		stringify: stringifyNumber.stringifyNumber
	};
	const floatExp = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		format: "EXP",
		test: /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/,
		resolve: (str) => parseFloat(str),
		stringify(node) {
			const num = Number(node.value);
			return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
		}
	};
	exports.float = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/,
		resolve(str) {
			const node = new Scalar.Scalar(parseFloat(str));
			const dot = str.indexOf(".");
			if (dot !== -1 && str[str.length - 1] === "0") node.minFractionDigits = str.length - dot - 1;
			return node;
		},
		stringify: stringifyNumber.stringifyNumber
	};
	exports.floatExp = floatExp;
	exports.floatNaN = floatNaN;
}));
// node_modules/yaml/dist/schema/core/int.js
var require_int$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	var stringifyNumber = require_stringifyNumber();
	const intIdentify = (value) => typeof value === "bigint" || Number.isInteger(value);
	const intResolve = (str, offset, radix, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str.substring(offset), radix);
	function intStringify(node, radix, prefix) {
		const { value } = node;
		if (intIdentify(value) && value >= 0) return prefix + value.toString(radix);
		return stringifyNumber.stringifyNumber(node);
	}
	const intOct = {
		identify: (value) => intIdentify(value) && value >= 0,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "OCT",
		test: /^0o[0-7]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 8, opt),
		stringify: (node) => intStringify(node, 8, "0o")
	};
	const int = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		test: /^[-+]?[0-9]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
		stringify: stringifyNumber.stringifyNumber
	};
	const intHex = {
		identify: (value) => intIdentify(value) && value >= 0,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "HEX",
		test: /^0x[0-9a-fA-F]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
		stringify: (node) => intStringify(node, 16, "0x")
	};
	exports.int = int;
	exports.intHex = intHex;
	exports.intOct = intOct;
}));
// node_modules/yaml/dist/schema/core/schema.js
var require_schema$2 = /* @__PURE__ */ __commonJSMin(((exports) => {
	var map = require_map();
	var _null = require_null();
	var seq = require_seq();
	var string = require_string();
	var bool = require_bool$1();
	var float = require_float$1();
	var int = require_int$1();
	exports.schema = [
		map.map,
		seq.seq,
		string.string,
		_null.nullTag,
		bool.boolTag,
		int.intOct,
		int.int,
		int.intHex,
		float.floatNaN,
		float.floatExp,
		float.float
	];
}));
// node_modules/yaml/dist/schema/json/schema.js
var require_schema$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var map = require_map();
	var seq = require_seq();
	function intIdentify(value) {
		return typeof value === "bigint" || Number.isInteger(value);
	}
	const stringifyJSON = ({ value }) => JSON.stringify(value);
	const jsonScalars = [
		{
			identify: (value) => typeof value === "string",
			default: true,
			tag: "tag:yaml.org,2002:str",
			resolve: (str) => str,
			stringify: stringifyJSON
		},
		{
			identify: (value) => value == null,
			createNode: () => new Scalar.Scalar(null),
			default: true,
			tag: "tag:yaml.org,2002:null",
			test: /^null$/,
			resolve: () => null,
			stringify: stringifyJSON
		},
		{
			identify: (value) => typeof value === "boolean",
			default: true,
			tag: "tag:yaml.org,2002:bool",
			test: /^true$|^false$/,
			resolve: (str) => str === "true",
			stringify: stringifyJSON
		},
		{
			identify: intIdentify,
			default: true,
			tag: "tag:yaml.org,2002:int",
			test: /^-?(?:0|[1-9][0-9]*)$/,
			resolve: (str, _onError, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str, 10),
			stringify: ({ value }) => intIdentify(value) ? value.toString() : JSON.stringify(value)
		},
		{
			identify: (value) => typeof value === "number",
			default: true,
			tag: "tag:yaml.org,2002:float",
			test: /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$/,
			resolve: (str) => parseFloat(str),
			stringify: stringifyJSON
		}
	];
	exports.schema = [map.map, seq.seq].concat(jsonScalars, {
		default: true,
		tag: "",
		test: /^/,
		resolve(str, onError) {
			onError(`Unresolved plain scalar ${JSON.stringify(str)}`);
			return str;
		}
	});
}));
// node_modules/yaml/dist/schema/yaml-1.1/binary.js
var require_binary = /* @__PURE__ */ __commonJSMin(((exports) => {
	var node_buffer = __require("buffer");
	var Scalar = require_Scalar();
	var stringifyString = require_stringifyString();
	exports.binary = {
		identify: (value) => value instanceof Uint8Array,
		default: false,
		tag: "tag:yaml.org,2002:binary",
		/**
		* Returns a Buffer in node and an Uint8Array in browsers
		*
		* To use the resulting buffer as an image, you'll want to do something like:
		*
		*   const blob = new Blob([buffer], { type: 'image/jpeg' })
		*   document.querySelector('#photo').src = URL.createObjectURL(blob)
		*/
		resolve(src, onError) {
			if (typeof node_buffer.Buffer === "function") return node_buffer.Buffer.from(src, "base64");
			else if (typeof atob === "function") {
				const str = atob(src.replace(/[\n\r]/g, ""));
				const buffer = new Uint8Array(str.length);
				for (let i = 0; i < str.length; ++i) buffer[i] = str.charCodeAt(i);
				return buffer;
			} else {
				onError("This environment does not support reading binary tags; either Buffer or atob is required");
				return src;
			}
		},
		stringify({ comment, type, value }, ctx, onComment, onChompKeep) {
			if (!value) return "";
			const buf = value;
			let str;
			if (typeof node_buffer.Buffer === "function") str = buf instanceof node_buffer.Buffer ? buf.toString("base64") : node_buffer.Buffer.from(buf.buffer).toString("base64");
			else if (typeof btoa === "function") {
				let s = "";
				for (let i = 0; i < buf.length; ++i) s += String.fromCharCode(buf[i]);
				str = btoa(s);
			} else throw new Error("This environment does not support writing binary tags; either Buffer or btoa is required");
			type ?? (type = Scalar.Scalar.BLOCK_LITERAL);
			if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
				const lineWidth = Math.max(ctx.options.lineWidth - ctx.indent.length, ctx.options.minContentWidth);
				const n = Math.ceil(str.length / lineWidth);
				const lines = new Array(n);
				for (let i = 0, o = 0; i < n; ++i, o += lineWidth) lines[i] = str.substr(o, lineWidth);
				str = lines.join(type === Scalar.Scalar.BLOCK_LITERAL ? "\n" : " ");
			}
			return stringifyString.stringifyString({
				comment,
				type,
				value: str
			}, ctx, onComment, onChompKeep);
		}
	};
}));
// node_modules/yaml/dist/schema/yaml-1.1/pairs.js
var require_pairs = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Pair = require_Pair();
	var Scalar = require_Scalar();
	var YAMLSeq = require_YAMLSeq();
	function resolvePairs(seq, onError) {
		if (identity.isSeq(seq)) for (let i = 0; i < seq.items.length; ++i) {
			let item = seq.items[i];
			if (identity.isPair(item)) continue;
			else if (identity.isMap(item)) {
				if (item.items.length > 1) onError("Each pair must have its own sequence indicator");
				const pair = item.items[0] || new Pair.Pair(new Scalar.Scalar(null));
				if (item.commentBefore) pair.key.commentBefore = pair.key.commentBefore ? `${item.commentBefore}\n${pair.key.commentBefore}` : item.commentBefore;
				if (item.comment) {
					const cn = pair.value ?? pair.key;
					cn.comment = cn.comment ? `${item.comment}\n${cn.comment}` : item.comment;
				}
				item = pair;
			}
			seq.items[i] = identity.isPair(item) ? item : new Pair.Pair(item);
		}
		else onError("Expected a sequence for this tag");
		return seq;
	}
	function createPairs(schema, iterable, ctx) {
		const { replacer } = ctx;
		const pairs = new YAMLSeq.YAMLSeq(schema);
		pairs.tag = "tag:yaml.org,2002:pairs";
		let i = 0;
		if (iterable && Symbol.iterator in Object(iterable)) for (let it of iterable) {
			if (typeof replacer === "function") it = replacer.call(iterable, String(i++), it);
			let key, value;
			if (Array.isArray(it)) {
				if (it.length === 2) {
					key = it[0];
					value = it[1];
				} else throw new TypeError(`Expected [key, value] tuple: ${it}`);
			} else if (it && it instanceof Object) {
				const keys = Object.keys(it);
				if (keys.length === 1) {
					key = keys[0];
					value = it[key];
				} else throw new TypeError(`Expected tuple with one key, not ${keys.length} keys`);
			} else key = it;
			pairs.items.push(Pair.createPair(key, value, ctx));
		}
		return pairs;
	}
	const pairs = {
		collection: "seq",
		default: false,
		tag: "tag:yaml.org,2002:pairs",
		resolve: resolvePairs,
		createNode: createPairs
	};
	exports.createPairs = createPairs;
	exports.pairs = pairs;
	exports.resolvePairs = resolvePairs;
}));
// node_modules/yaml/dist/schema/yaml-1.1/omap.js
var require_omap = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var toJS = require_toJS();
	var YAMLMap = require_YAMLMap();
	var YAMLSeq = require_YAMLSeq();
	var pairs = require_pairs();
	var YAMLOMap = class YAMLOMap extends YAMLSeq.YAMLSeq {
		constructor() {
			super();
			this.add = YAMLMap.YAMLMap.prototype.add.bind(this);
			this.delete = YAMLMap.YAMLMap.prototype.delete.bind(this);
			this.get = YAMLMap.YAMLMap.prototype.get.bind(this);
			this.has = YAMLMap.YAMLMap.prototype.has.bind(this);
			this.set = YAMLMap.YAMLMap.prototype.set.bind(this);
			this.tag = YAMLOMap.tag;
		}
		/**
		* If `ctx` is given, the return type is actually `Map<unknown, unknown>`,
		* but TypeScript won't allow widening the signature of a child method.
		*/
		toJSON(_, ctx) {
			if (!ctx) return super.toJSON(_);
			const map = /* @__PURE__ */ new Map();
			if (ctx?.onCreate) ctx.onCreate(map);
			for (const pair of this.items) {
				let key, value;
				if (identity.isPair(pair)) {
					key = toJS.toJS(pair.key, "", ctx);
					value = toJS.toJS(pair.value, key, ctx);
				} else key = toJS.toJS(pair, "", ctx);
				if (map.has(key)) throw new Error("Ordered maps must not include duplicate keys");
				map.set(key, value);
			}
			return map;
		}
		static from(schema, iterable, ctx) {
			const pairs$1 = pairs.createPairs(schema, iterable, ctx);
			const omap = new this();
			omap.items = pairs$1.items;
			return omap;
		}
	};
	YAMLOMap.tag = "tag:yaml.org,2002:omap";
	const omap = {
		collection: "seq",
		identify: (value) => value instanceof Map,
		nodeClass: YAMLOMap,
		default: false,
		tag: "tag:yaml.org,2002:omap",
		resolve(seq, onError) {
			const pairs$1 = pairs.resolvePairs(seq, onError);
			const seenKeys = [];
			for (const { key } of pairs$1.items) if (identity.isScalar(key)) {
				if (seenKeys.includes(key.value)) onError(`Ordered maps must not include duplicate keys: ${key.value}`);
				else seenKeys.push(key.value);
			}
			return Object.assign(new YAMLOMap(), pairs$1);
		},
		createNode: (schema, iterable, ctx) => YAMLOMap.from(schema, iterable, ctx)
	};
	exports.YAMLOMap = YAMLOMap;
	exports.omap = omap;
}));
// node_modules/yaml/dist/schema/yaml-1.1/bool.js
var require_bool = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	function boolStringify({ value, source }, ctx) {
		if (source && (value ? trueTag : falseTag).test.test(source)) return source;
		return value ? ctx.options.trueStr : ctx.options.falseStr;
	}
	const trueTag = {
		identify: (value) => value === true,
		default: true,
		tag: "tag:yaml.org,2002:bool",
		test: /^(?:Y|y|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/,
		resolve: () => new Scalar.Scalar(true),
		stringify: boolStringify
	};
	const falseTag = {
		identify: (value) => value === false,
		default: true,
		tag: "tag:yaml.org,2002:bool",
		test: /^(?:N|n|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/,
		resolve: () => new Scalar.Scalar(false),
		stringify: boolStringify
	};
	exports.falseTag = falseTag;
	exports.trueTag = trueTag;
}));
// node_modules/yaml/dist/schema/yaml-1.1/float.js
var require_float = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var stringifyNumber = require_stringifyNumber();
	const floatNaN = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
		resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
		stringify: stringifyNumber.stringifyNumber
	};
	const floatExp = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		format: "EXP",
		test: /^[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+$/,
		resolve: (str) => parseFloat(str.replace(/_/g, "")),
		stringify(node) {
			const num = Number(node.value);
			return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
		}
	};
	exports.float = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*$/,
		resolve(str) {
			const node = new Scalar.Scalar(parseFloat(str.replace(/_/g, "")));
			const dot = str.indexOf(".");
			if (dot !== -1) {
				const f = str.substring(dot + 1).replace(/_/g, "");
				if (f[f.length - 1] === "0") node.minFractionDigits = f.length;
			}
			return node;
		},
		stringify: stringifyNumber.stringifyNumber
	};
	exports.floatExp = floatExp;
	exports.floatNaN = floatNaN;
}));
// node_modules/yaml/dist/schema/yaml-1.1/int.js
var require_int = /* @__PURE__ */ __commonJSMin(((exports) => {
	var stringifyNumber = require_stringifyNumber();
	const intIdentify = (value) => typeof value === "bigint" || Number.isInteger(value);
	function intResolve(str, offset, radix, { intAsBigInt }) {
		const sign = str[0];
		if (sign === "-" || sign === "+") offset += 1;
		str = str.substring(offset).replace(/_/g, "");
		if (intAsBigInt) {
			switch (radix) {
				case 2:
					str = `0b${str}`;
					break;
				case 8:
					str = `0o${str}`;
					break;
				case 16: str = `0x${str}`;
			}
			const n = BigInt(str);
			return sign === "-" ? BigInt(-1) * n : n;
		}
		const n = parseInt(str, radix);
		return sign === "-" ? -1 * n : n;
	}
	function intStringify(node, radix, prefix) {
		const { value } = node;
		if (intIdentify(value)) {
			const str = value.toString(radix);
			return value < 0 ? "-" + prefix + str.substr(1) : prefix + str;
		}
		return stringifyNumber.stringifyNumber(node);
	}
	const intBin = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "BIN",
		test: /^[-+]?0b[0-1_]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 2, opt),
		stringify: (node) => intStringify(node, 2, "0b")
	};
	const intOct = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "OCT",
		test: /^[-+]?0[0-7_]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 1, 8, opt),
		stringify: (node) => intStringify(node, 8, "0")
	};
	const int = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		test: /^[-+]?[0-9][0-9_]*$/,
		resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
		stringify: stringifyNumber.stringifyNumber
	};
	const intHex = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "HEX",
		test: /^[-+]?0x[0-9a-fA-F_]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
		stringify: (node) => intStringify(node, 16, "0x")
	};
	exports.int = int;
	exports.intBin = intBin;
	exports.intHex = intHex;
	exports.intOct = intOct;
}));
// node_modules/yaml/dist/schema/yaml-1.1/set.js
var require_set = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Pair = require_Pair();
	var YAMLMap = require_YAMLMap();
	var YAMLSet = class YAMLSet extends YAMLMap.YAMLMap {
		constructor(schema) {
			super(schema);
			this.tag = YAMLSet.tag;
		}
		add(key) {
			let pair;
			if (identity.isPair(key)) pair = key;
			else if (key && typeof key === "object" && "key" in key && "value" in key && key.value === null) pair = new Pair.Pair(key.key, null);
			else pair = new Pair.Pair(key, null);
			if (!YAMLMap.findPair(this.items, pair.key)) this.items.push(pair);
		}
		/**
		* If `keepPair` is `true`, returns the Pair matching `key`.
		* Otherwise, returns the value of that Pair's key.
		*/
		get(key, keepPair) {
			const pair = YAMLMap.findPair(this.items, key);
			return !keepPair && identity.isPair(pair) ? identity.isScalar(pair.key) ? pair.key.value : pair.key : pair;
		}
		set(key, value) {
			if (typeof value !== "boolean") throw new Error(`Expected boolean value for set(key, value) in a YAML set, not ${typeof value}`);
			const prev = YAMLMap.findPair(this.items, key);
			if (prev && !value) this.items.splice(this.items.indexOf(prev), 1);
			else if (!prev && value) this.items.push(new Pair.Pair(key));
		}
		toJSON(_, ctx) {
			return super.toJSON(_, ctx, Set);
		}
		toString(ctx, onComment, onChompKeep) {
			if (!ctx) return JSON.stringify(this);
			if (this.hasAllNullValues(true)) return super.toString(Object.assign({}, ctx, { allNullValues: true }), onComment, onChompKeep);
			else throw new Error("Set items must all have null values");
		}
		static from(schema, iterable, ctx) {
			const { replacer } = ctx;
			const set = new this(schema);
			if (iterable && Symbol.iterator in Object(iterable)) for (let value of iterable) {
				if (typeof replacer === "function") value = replacer.call(iterable, value, value);
				set.items.push(Pair.createPair(value, null, ctx));
			}
			return set;
		}
	};
	YAMLSet.tag = "tag:yaml.org,2002:set";
	const set = {
		collection: "map",
		identify: (value) => value instanceof Set,
		nodeClass: YAMLSet,
		default: false,
		tag: "tag:yaml.org,2002:set",
		createNode: (schema, iterable, ctx) => YAMLSet.from(schema, iterable, ctx),
		resolve(map, onError) {
			if (identity.isMap(map)) {
				if (map.hasAllNullValues(true)) return Object.assign(new YAMLSet(), map);
				else onError("Set items must all have null values");
			} else onError("Expected a mapping for this tag");
			return map;
		}
	};
	exports.YAMLSet = YAMLSet;
	exports.set = set;
}));
// node_modules/yaml/dist/schema/yaml-1.1/timestamp.js
var require_timestamp = /* @__PURE__ */ __commonJSMin(((exports) => {
	var stringifyNumber = require_stringifyNumber();
	/** Internal types handle bigint as number, because TS can't figure it out. */
	function parseSexagesimal(str, asBigInt) {
		const sign = str[0];
		const parts = sign === "-" || sign === "+" ? str.substring(1) : str;
		const num = (n) => asBigInt ? BigInt(n) : Number(n);
		const res = parts.replace(/_/g, "").split(":").reduce((res, p) => res * num(60) + num(p), num(0));
		return sign === "-" ? num(-1) * res : res;
	}
	/**
	* hhhh:mm:ss.sss
	*
	* Internal types handle bigint as number, because TS can't figure it out.
	*/
	function stringifySexagesimal(node) {
		let { value } = node;
		let num = (n) => n;
		if (typeof value === "bigint") num = (n) => BigInt(n);
		else if (isNaN(value) || !isFinite(value)) return stringifyNumber.stringifyNumber(node);
		let sign = "";
		if (value < 0) {
			sign = "-";
			value *= num(-1);
		}
		const _60 = num(60);
		const parts = [value % _60];
		if (value < 60) parts.unshift(0);
		else {
			value = (value - parts[0]) / _60;
			parts.unshift(value % _60);
			if (value >= 60) {
				value = (value - parts[0]) / _60;
				parts.unshift(value);
			}
		}
		return sign + parts.map((n) => String(n).padStart(2, "0")).join(":").replace(/000000\d*$/, "");
	}
	const intTime = {
		identify: (value) => typeof value === "bigint" || Number.isInteger(value),
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "TIME",
		test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+$/,
		resolve: (str, _onError, { intAsBigInt }) => parseSexagesimal(str, intAsBigInt),
		stringify: stringifySexagesimal
	};
	const floatTime = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		format: "TIME",
		test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/,
		resolve: (str) => parseSexagesimal(str, false),
		stringify: stringifySexagesimal
	};
	const timestamp = {
		identify: (value) => value instanceof Date,
		default: true,
		tag: "tag:yaml.org,2002:timestamp",
		test: RegExp("^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:(?:t|T|[ \\t]+)([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2}(\\.[0-9]+)?)(?:[ \\t]*(Z|[-+][012]?[0-9](?::[0-9]{2})?))?)?$"),
		resolve(str) {
			const match = str.match(timestamp.test);
			if (!match) throw new Error("!!timestamp expects a date, starting with yyyy-mm-dd");
			const [, year, month, day, hour, minute, second] = match.map(Number);
			const millisec = match[7] ? Number((match[7] + "00").substr(1, 3)) : 0;
			let date = Date.UTC(year, month - 1, day, hour || 0, minute || 0, second || 0, millisec);
			const tz = match[8];
			if (tz && tz !== "Z") {
				let d = parseSexagesimal(tz, false);
				if (Math.abs(d) < 30) d *= 60;
				date -= 6e4 * d;
			}
			return new Date(date);
		},
		stringify: ({ value }) => value?.toISOString().replace(/(T00:00:00)?\.000Z$/, "") ?? ""
	};
	exports.floatTime = floatTime;
	exports.intTime = intTime;
	exports.timestamp = timestamp;
}));
// node_modules/yaml/dist/schema/yaml-1.1/schema.js
var require_schema = /* @__PURE__ */ __commonJSMin(((exports) => {
	var map = require_map();
	var _null = require_null();
	var seq = require_seq();
	var string = require_string();
	var binary = require_binary();
	var bool = require_bool();
	var float = require_float();
	var int = require_int();
	var merge = require_merge();
	var omap = require_omap();
	var pairs = require_pairs();
	var set = require_set();
	var timestamp = require_timestamp();
	exports.schema = [
		map.map,
		seq.seq,
		string.string,
		_null.nullTag,
		bool.trueTag,
		bool.falseTag,
		int.intBin,
		int.intOct,
		int.int,
		int.intHex,
		float.floatNaN,
		float.floatExp,
		float.float,
		binary.binary,
		merge.merge,
		omap.omap,
		pairs.pairs,
		set.set,
		timestamp.intTime,
		timestamp.floatTime,
		timestamp.timestamp
	];
}));
// node_modules/yaml/dist/schema/tags.js
var require_tags = /* @__PURE__ */ __commonJSMin(((exports) => {
	var map = require_map();
	var _null = require_null();
	var seq = require_seq();
	var string = require_string();
	var bool = require_bool$1();
	var float = require_float$1();
	var int = require_int$1();
	var schema = require_schema$2();
	var schema$1 = require_schema$1();
	var binary = require_binary();
	var merge = require_merge();
	var omap = require_omap();
	var pairs = require_pairs();
	var schema$2 = require_schema();
	var set = require_set();
	var timestamp = require_timestamp();
	const schemas = /* @__PURE__ */ new Map([
		["core", schema.schema],
		["failsafe", [
			map.map,
			seq.seq,
			string.string
		]],
		["json", schema$1.schema],
		["yaml11", schema$2.schema],
		["yaml-1.1", schema$2.schema]
	]);
	const tagsByName = {
		binary: binary.binary,
		bool: bool.boolTag,
		float: float.float,
		floatExp: float.floatExp,
		floatNaN: float.floatNaN,
		floatTime: timestamp.floatTime,
		int: int.int,
		intHex: int.intHex,
		intOct: int.intOct,
		intTime: timestamp.intTime,
		map: map.map,
		merge: merge.merge,
		null: _null.nullTag,
		omap: omap.omap,
		pairs: pairs.pairs,
		seq: seq.seq,
		set: set.set,
		timestamp: timestamp.timestamp
	};
	const coreKnownTags = {
		"tag:yaml.org,2002:binary": binary.binary,
		"tag:yaml.org,2002:merge": merge.merge,
		"tag:yaml.org,2002:omap": omap.omap,
		"tag:yaml.org,2002:pairs": pairs.pairs,
		"tag:yaml.org,2002:set": set.set,
		"tag:yaml.org,2002:timestamp": timestamp.timestamp
	};
	function getTags(customTags, schemaName, addMergeTag) {
		const schemaTags = schemas.get(schemaName);
		if (schemaTags && !customTags) return addMergeTag && !schemaTags.includes(merge.merge) ? schemaTags.concat(merge.merge) : schemaTags.slice();
		let tags = schemaTags;
		if (!tags) {
			if (Array.isArray(customTags)) tags = [];
			else {
				const keys = Array.from(schemas.keys()).filter((key) => key !== "yaml11").map((key) => JSON.stringify(key)).join(", ");
				throw new Error(`Unknown schema "${schemaName}"; use one of ${keys} or define customTags array`);
			}
		}
		if (Array.isArray(customTags)) for (const tag of customTags) tags = tags.concat(tag);
		else if (typeof customTags === "function") tags = customTags(tags.slice());
		if (addMergeTag) tags = tags.concat(merge.merge);
		return tags.reduce((tags, tag) => {
			const tagObj = typeof tag === "string" ? tagsByName[tag] : tag;
			if (!tagObj) {
				const tagName = JSON.stringify(tag);
				const keys = Object.keys(tagsByName).map((key) => JSON.stringify(key)).join(", ");
				throw new Error(`Unknown custom tag ${tagName}; use one of ${keys}`);
			}
			if (!tags.includes(tagObj)) tags.push(tagObj);
			return tags;
		}, []);
	}
	exports.coreKnownTags = coreKnownTags;
	exports.getTags = getTags;
}));
// node_modules/yaml/dist/schema/Schema.js
var require_Schema = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var map = require_map();
	var seq = require_seq();
	var string = require_string();
	var tags = require_tags();
	const sortMapEntriesByKey = (a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
	exports.Schema = class Schema {
		constructor({ compat, customTags, merge, resolveKnownTags, schema, sortMapEntries, toStringDefaults }) {
			this.compat = Array.isArray(compat) ? tags.getTags(compat, "compat") : compat ? tags.getTags(null, compat) : null;
			this.name = typeof schema === "string" && schema || "core";
			this.knownTags = resolveKnownTags ? tags.coreKnownTags : {};
			this.tags = tags.getTags(customTags, this.name, merge);
			this.toStringOptions = toStringDefaults ?? null;
			Object.defineProperty(this, identity.MAP, { value: map.map });
			Object.defineProperty(this, identity.SCALAR, { value: string.string });
			Object.defineProperty(this, identity.SEQ, { value: seq.seq });
			this.sortMapEntries = typeof sortMapEntries === "function" ? sortMapEntries : sortMapEntries === true ? sortMapEntriesByKey : null;
		}
		clone() {
			const copy = Object.create(Schema.prototype, Object.getOwnPropertyDescriptors(this));
			copy.tags = this.tags.slice();
			return copy;
		}
	};
}));
// node_modules/yaml/dist/stringify/stringifyDocument.js
var require_stringifyDocument = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var stringify = require_stringify();
	var stringifyComment = require_stringifyComment();
	function stringifyDocument(doc, options) {
		const lines = [];
		let hasDirectives = options.directives === true;
		if (options.directives !== false && doc.directives) {
			const dir = doc.directives.toString(doc);
			if (dir) {
				lines.push(dir);
				hasDirectives = true;
			} else if (doc.directives.docStart) hasDirectives = true;
		}
		if (hasDirectives) lines.push("---");
		const ctx = stringify.createStringifyContext(doc, options);
		const { commentString } = ctx.options;
		if (doc.commentBefore) {
			if (lines.length !== 1) lines.unshift("");
			const cs = commentString(doc.commentBefore);
			lines.unshift(stringifyComment.indentComment(cs, ""));
		}
		let chompKeep = false;
		let contentComment = null;
		if (doc.contents) {
			if (identity.isNode(doc.contents)) {
				if (doc.contents.spaceBefore && hasDirectives) lines.push("");
				if (doc.contents.commentBefore) {
					const cs = commentString(doc.contents.commentBefore);
					lines.push(stringifyComment.indentComment(cs, ""));
				}
				ctx.forceBlockIndent = !!doc.comment;
				contentComment = doc.contents.comment;
			}
			const onChompKeep = contentComment ? void 0 : () => chompKeep = true;
			let body = stringify.stringify(doc.contents, ctx, () => contentComment = null, onChompKeep);
			if (contentComment) body += stringifyComment.lineComment(body, "", commentString(contentComment));
			if ((body[0] === "|" || body[0] === ">") && lines[lines.length - 1] === "---") lines[lines.length - 1] = `--- ${body}`;
			else lines.push(body);
		} else lines.push(stringify.stringify(doc.contents, ctx));
		if (doc.directives?.docEnd) {
			if (doc.comment) {
				const cs = commentString(doc.comment);
				if (cs.includes("\n")) {
					lines.push("...");
					lines.push(stringifyComment.indentComment(cs, ""));
				} else lines.push(`... ${cs}`);
			} else lines.push("...");
		} else {
			let dc = doc.comment;
			if (dc && chompKeep) dc = dc.replace(/^\n+/, "");
			if (dc) {
				if ((!chompKeep || contentComment) && lines[lines.length - 1] !== "") lines.push("");
				lines.push(stringifyComment.indentComment(commentString(dc), ""));
			}
		}
		return lines.join("\n") + "\n";
	}
	exports.stringifyDocument = stringifyDocument;
}));
// node_modules/yaml/dist/doc/Document.js
var require_Document = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Alias = require_Alias();
	var Collection = require_Collection();
	var identity = require_identity();
	var Pair = require_Pair();
	var toJS = require_toJS();
	var Schema = require_Schema();
	var stringifyDocument = require_stringifyDocument();
	var anchors = require_anchors();
	var applyReviver = require_applyReviver();
	var createNode = require_createNode();
	var directives = require_directives();
	var Document = class Document {
		constructor(value, replacer, options) {
			/** A comment before this Document */
			this.commentBefore = null;
			/** A comment immediately after this Document */
			this.comment = null;
			/** Errors encountered during parsing. */
			this.errors = [];
			/** Warnings encountered during parsing. */
			this.warnings = [];
			Object.defineProperty(this, identity.NODE_TYPE, { value: identity.DOC });
			let _replacer = null;
			if (typeof replacer === "function" || Array.isArray(replacer)) _replacer = replacer;
			else if (options === void 0 && replacer) {
				options = replacer;
				replacer = void 0;
			}
			const opt = Object.assign({
				intAsBigInt: false,
				keepSourceTokens: false,
				logLevel: "warn",
				prettyErrors: true,
				strict: true,
				stringKeys: false,
				uniqueKeys: true,
				version: "1.2"
			}, options);
			this.options = opt;
			let { version } = opt;
			if (options?._directives) {
				this.directives = options._directives.atDocument();
				if (this.directives.yaml.explicit) version = this.directives.yaml.version;
			} else this.directives = new directives.Directives({ version });
			this.setSchema(version, options);
			this.contents = value === void 0 ? null : this.createNode(value, _replacer, options);
		}
		/**
		* Create a deep copy of this Document and its contents.
		*
		* Custom Node values that inherit from `Object` still refer to their original instances.
		*/
		clone() {
			const copy = Object.create(Document.prototype, { [identity.NODE_TYPE]: { value: identity.DOC } });
			copy.commentBefore = this.commentBefore;
			copy.comment = this.comment;
			copy.errors = this.errors.slice();
			copy.warnings = this.warnings.slice();
			copy.options = Object.assign({}, this.options);
			if (this.directives) copy.directives = this.directives.clone();
			copy.schema = this.schema.clone();
			copy.contents = identity.isNode(this.contents) ? this.contents.clone(copy.schema) : this.contents;
			if (this.range) copy.range = this.range.slice();
			return copy;
		}
		/** Adds a value to the document. */
		add(value) {
			if (assertCollection(this.contents)) this.contents.add(value);
		}
		/** Adds a value to the document. */
		addIn(path, value) {
			if (assertCollection(this.contents)) this.contents.addIn(path, value);
		}
		/**
		* Create a new `Alias` node, ensuring that the target `node` has the required anchor.
		*
		* If `node` already has an anchor, `name` is ignored.
		* Otherwise, the `node.anchor` value will be set to `name`,
		* or if an anchor with that name is already present in the document,
		* `name` will be used as a prefix for a new unique anchor.
		* If `name` is undefined, the generated anchor will use 'a' as a prefix.
		*/
		createAlias(node, name) {
			if (!node.anchor) {
				const prev = anchors.anchorNames(this);
				node.anchor = !name || prev.has(name) ? anchors.findNewAnchor(name || "a", prev) : name;
			}
			return new Alias.Alias(node.anchor);
		}
		createNode(value, replacer, options) {
			let _replacer = void 0;
			if (typeof replacer === "function") {
				value = replacer.call({ "": value }, "", value);
				_replacer = replacer;
			} else if (Array.isArray(replacer)) {
				const keyToStr = (v) => typeof v === "number" || v instanceof String || v instanceof Number;
				const asStr = replacer.filter(keyToStr).map(String);
				if (asStr.length > 0) replacer = replacer.concat(asStr);
				_replacer = replacer;
			} else if (options === void 0 && replacer) {
				options = replacer;
				replacer = void 0;
			}
			const { aliasDuplicateObjects, anchorPrefix, flow, keepUndefined, onTagObj, tag } = options ?? {};
			const { onAnchor, setAnchors, sourceObjects } = anchors.createNodeAnchors(this, anchorPrefix || "a");
			const ctx = {
				aliasDuplicateObjects: aliasDuplicateObjects ?? true,
				keepUndefined: keepUndefined ?? false,
				onAnchor,
				onTagObj,
				replacer: _replacer,
				schema: this.schema,
				sourceObjects
			};
			const node = createNode.createNode(value, tag, ctx);
			if (flow && identity.isCollection(node)) node.flow = true;
			setAnchors();
			return node;
		}
		/**
		* Convert a key and a value into a `Pair` using the current schema,
		* recursively wrapping all values as `Scalar` or `Collection` nodes.
		*/
		createPair(key, value, options = {}) {
			const k = this.createNode(key, null, options);
			const v = this.createNode(value, null, options);
			return new Pair.Pair(k, v);
		}
		/**
		* Removes a value from the document.
		* @returns `true` if the item was found and removed.
		*/
		delete(key) {
			return assertCollection(this.contents) ? this.contents.delete(key) : false;
		}
		/**
		* Removes a value from the document.
		* @returns `true` if the item was found and removed.
		*/
		deleteIn(path) {
			if (Collection.isEmptyPath(path)) {
				if (this.contents == null) return false;
				this.contents = null;
				return true;
			}
			return assertCollection(this.contents) ? this.contents.deleteIn(path) : false;
		}
		/**
		* Returns item at `key`, or `undefined` if not found. By default unwraps
		* scalar values from their surrounding node; to disable set `keepScalar` to
		* `true` (collections are always returned intact).
		*/
		get(key, keepScalar) {
			return identity.isCollection(this.contents) ? this.contents.get(key, keepScalar) : void 0;
		}
		/**
		* Returns item at `path`, or `undefined` if not found. By default unwraps
		* scalar values from their surrounding node; to disable set `keepScalar` to
		* `true` (collections are always returned intact).
		*/
		getIn(path, keepScalar) {
			if (Collection.isEmptyPath(path)) return !keepScalar && identity.isScalar(this.contents) ? this.contents.value : this.contents;
			return identity.isCollection(this.contents) ? this.contents.getIn(path, keepScalar) : void 0;
		}
		/**
		* Checks if the document includes a value with the key `key`.
		*/
		has(key) {
			return identity.isCollection(this.contents) ? this.contents.has(key) : false;
		}
		/**
		* Checks if the document includes a value at `path`.
		*/
		hasIn(path) {
			if (Collection.isEmptyPath(path)) return this.contents !== void 0;
			return identity.isCollection(this.contents) ? this.contents.hasIn(path) : false;
		}
		/**
		* Sets a value in this document. For `!!set`, `value` needs to be a
		* boolean to add/remove the item from the set.
		*/
		set(key, value) {
			if (this.contents == null) this.contents = Collection.collectionFromPath(this.schema, [key], value);
			else if (assertCollection(this.contents)) this.contents.set(key, value);
		}
		/**
		* Sets a value in this document. For `!!set`, `value` needs to be a
		* boolean to add/remove the item from the set.
		*/
		setIn(path, value) {
			if (Collection.isEmptyPath(path)) this.contents = value;
			else if (this.contents == null) this.contents = Collection.collectionFromPath(this.schema, Array.from(path), value);
			else if (assertCollection(this.contents)) this.contents.setIn(path, value);
		}
		/**
		* Change the YAML version and schema used by the document.
		* A `null` version disables support for directives, explicit tags, anchors, and aliases.
		* It also requires the `schema` option to be given as a `Schema` instance value.
		*
		* Overrides all previously set schema options.
		*/
		setSchema(version, options = {}) {
			if (typeof version === "number") version = String(version);
			let opt;
			switch (version) {
				case "1.1":
					if (this.directives) this.directives.yaml.version = "1.1";
					else this.directives = new directives.Directives({ version: "1.1" });
					opt = {
						resolveKnownTags: false,
						schema: "yaml-1.1"
					};
					break;
				case "1.2":
				case "next":
					if (this.directives) this.directives.yaml.version = version;
					else this.directives = new directives.Directives({ version });
					opt = {
						resolveKnownTags: true,
						schema: "core"
					};
					break;
				case null:
					if (this.directives) delete this.directives;
					opt = null;
					break;
				default: {
					const sv = JSON.stringify(version);
					throw new Error(`Expected '1.1', '1.2' or null as first argument, but found: ${sv}`);
				}
			}
			if (options.schema instanceof Object) this.schema = options.schema;
			else if (opt) this.schema = new Schema.Schema(Object.assign(opt, options));
			else throw new Error(`With a null YAML version, the { schema: Schema } option is required`);
		}
		toJS({ json, jsonArg, mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
			const ctx = {
				anchors: /* @__PURE__ */ new Map(),
				doc: this,
				keep: !json,
				mapAsMap: mapAsMap === true,
				mapKeyWarned: false,
				maxAliasCount: typeof maxAliasCount === "number" ? maxAliasCount : 100
			};
			const res = toJS.toJS(this.contents, jsonArg ?? "", ctx);
			if (typeof onAnchor === "function") for (const { count, res } of ctx.anchors.values()) onAnchor(res, count);
			return typeof reviver === "function" ? applyReviver.applyReviver(reviver, { "": res }, "", res) : res;
		}
		/**
		* A JSON representation of the document `contents`.
		*
		* @param jsonArg Used by `JSON.stringify` to indicate the array index or
		*   property name.
		*/
		toJSON(jsonArg, onAnchor) {
			return this.toJS({
				json: true,
				jsonArg,
				mapAsMap: false,
				onAnchor
			});
		}
		/** A YAML representation of the document. */
		toString(options = {}) {
			if (this.errors.length > 0) throw new Error("Document with errors cannot be stringified");
			if ("indent" in options && (!Number.isInteger(options.indent) || Number(options.indent) <= 0)) {
				const s = JSON.stringify(options.indent);
				throw new Error(`"indent" option must be a positive integer, not ${s}`);
			}
			return stringifyDocument.stringifyDocument(this, options);
		}
	};
	function assertCollection(contents) {
		if (identity.isCollection(contents)) return true;
		throw new Error("Expected a YAML collection as document contents");
	}
	exports.Document = Document;
}));
// node_modules/yaml/dist/errors.js
var require_errors = /* @__PURE__ */ __commonJSMin(((exports) => {
	var YAMLError = class extends Error {
		constructor(name, pos, code, message) {
			super();
			this.name = name;
			this.code = code;
			this.message = message;
			this.pos = pos;
		}
	};
	var YAMLParseError = class extends YAMLError {
		constructor(pos, code, message) {
			super("YAMLParseError", pos, code, message);
		}
	};
	var YAMLWarning = class extends YAMLError {
		constructor(pos, code, message) {
			super("YAMLWarning", pos, code, message);
		}
	};
	const prettifyError = (src, lc) => (error) => {
		if (error.pos[0] === -1) return;
		error.linePos = error.pos.map((pos) => lc.linePos(pos));
		const { line, col } = error.linePos[0];
		error.message += ` at line ${line}, column ${col}`;
		let ci = col - 1;
		let lineStr = src.substring(lc.lineStarts[line - 1], lc.lineStarts[line]).replace(/[\n\r]+$/, "");
		if (ci >= 60 && lineStr.length > 80) {
			const trimStart = Math.min(ci - 39, lineStr.length - 79);
			lineStr = "…" + lineStr.substring(trimStart);
			ci -= trimStart - 1;
		}
		if (lineStr.length > 80) lineStr = lineStr.substring(0, 79) + "…";
		if (line > 1 && /^ *$/.test(lineStr.substring(0, ci))) {
			let prev = src.substring(lc.lineStarts[line - 2], lc.lineStarts[line - 1]);
			if (prev.length > 80) prev = prev.substring(0, 79) + "…\n";
			lineStr = prev + lineStr;
		}
		if (/[^ ]/.test(lineStr)) {
			let count = 1;
			const end = error.linePos[1];
			if (end?.line === line && end.col > col) count = Math.max(1, Math.min(end.col - col, 80 - ci));
			const pointer = " ".repeat(ci) + "^".repeat(count);
			error.message += `:\n\n${lineStr}\n${pointer}\n`;
		}
	};
	exports.YAMLError = YAMLError;
	exports.YAMLParseError = YAMLParseError;
	exports.YAMLWarning = YAMLWarning;
	exports.prettifyError = prettifyError;
}));
// node_modules/yaml/dist/compose/resolve-props.js
var require_resolve_props = /* @__PURE__ */ __commonJSMin(((exports) => {
	function resolveProps(tokens, { flow, indicator, next, offset, onError, parentIndent, startOnNewline }) {
		let spaceBefore = false;
		let atNewline = startOnNewline;
		let hasSpace = startOnNewline;
		let comment = "";
		let commentSep = "";
		let hasNewline = false;
		let reqSpace = false;
		let tab = null;
		let anchor = null;
		let tag = null;
		let newlineAfterProp = null;
		let comma = null;
		let found = null;
		let start = null;
		for (const token of tokens) {
			if (reqSpace) {
				if (token.type !== "space" && token.type !== "newline" && token.type !== "comma") onError(token.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space");
				reqSpace = false;
			}
			if (tab) {
				if (atNewline && token.type !== "comment" && token.type !== "newline") onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation");
				tab = null;
			}
			switch (token.type) {
				case "space":
					if (!flow && (indicator !== "doc-start" || next?.type !== "flow-collection") && token.source.includes("	")) tab = token;
					hasSpace = true;
					break;
				case "comment": {
					if (!hasSpace) onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
					const cb = token.source.substring(1) || " ";
					if (!comment) comment = cb;
					else comment += commentSep + cb;
					commentSep = "";
					atNewline = false;
					break;
				}
				case "newline":
					if (atNewline) {
						if (comment) comment += token.source;
						else if (!found || indicator !== "seq-item-ind") spaceBefore = true;
					} else commentSep += token.source;
					atNewline = true;
					hasNewline = true;
					if (anchor || tag) newlineAfterProp = token;
					hasSpace = true;
					break;
				case "anchor":
					if (anchor) onError(token, "MULTIPLE_ANCHORS", "A node can have at most one anchor");
					if (token.source.endsWith(":")) onError(token.offset + token.source.length - 1, "BAD_ALIAS", "Anchor ending in : is ambiguous", true);
					anchor = token;
					start ?? (start = token.offset);
					atNewline = false;
					hasSpace = false;
					reqSpace = true;
					break;
				case "tag":
					if (tag) onError(token, "MULTIPLE_TAGS", "A node can have at most one tag");
					tag = token;
					start ?? (start = token.offset);
					atNewline = false;
					hasSpace = false;
					reqSpace = true;
					break;
				case indicator:
					if (anchor || tag) onError(token, "BAD_PROP_ORDER", `Anchors and tags must be after the ${token.source} indicator`);
					if (found) onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.source} in ${flow ?? "collection"}`);
					found = token;
					atNewline = indicator === "seq-item-ind" || indicator === "explicit-key-ind";
					hasSpace = false;
					break;
				case "comma": if (flow) {
					if (comma) onError(token, "UNEXPECTED_TOKEN", `Unexpected , in ${flow}`);
					comma = token;
					atNewline = false;
					hasSpace = false;
					break;
				}
				default:
					onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.type} token`);
					atNewline = false;
					hasSpace = false;
			}
		}
		const last = tokens[tokens.length - 1];
		const end = last ? last.offset + last.source.length : offset;
		if (reqSpace && next && next.type !== "space" && next.type !== "newline" && next.type !== "comma" && (next.type !== "scalar" || next.source !== "")) onError(next.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space");
		if (tab && (atNewline && tab.indent <= parentIndent || next?.type === "block-map" || next?.type === "block-seq")) onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation");
		return {
			comma,
			found,
			spaceBefore,
			comment,
			hasNewline,
			anchor,
			tag,
			newlineAfterProp,
			end,
			start: start ?? end
		};
	}
	exports.resolveProps = resolveProps;
}));
// node_modules/yaml/dist/compose/util-contains-newline.js
var require_util_contains_newline = /* @__PURE__ */ __commonJSMin(((exports) => {
	function containsNewline(key) {
		if (!key) return null;
		switch (key.type) {
			case "alias":
			case "scalar":
			case "double-quoted-scalar":
			case "single-quoted-scalar":
				if (key.source.includes("\n")) return true;
				if (key.end) {
					for (const st of key.end) if (st.type === "newline") return true;
				}
				return false;
			case "flow-collection":
				for (const it of key.items) {
					for (const st of it.start) if (st.type === "newline") return true;
					if (it.sep) {
						for (const st of it.sep) if (st.type === "newline") return true;
					}
					if (containsNewline(it.key) || containsNewline(it.value)) return true;
				}
				return false;
			default: return true;
		}
	}
	exports.containsNewline = containsNewline;
}));
// node_modules/yaml/dist/compose/util-flow-indent-check.js
var require_util_flow_indent_check = /* @__PURE__ */ __commonJSMin(((exports) => {
	var utilContainsNewline = require_util_contains_newline();
	function flowIndentCheck(indent, fc, onError) {
		if (fc?.type === "flow-collection") {
			const end = fc.end[0];
			if (end.indent === indent && (end.source === "]" || end.source === "}") && utilContainsNewline.containsNewline(fc)) onError(end, "BAD_INDENT", "Flow end indicator should be more indented than parent", true);
		}
	}
	exports.flowIndentCheck = flowIndentCheck;
}));
// node_modules/yaml/dist/compose/util-map-includes.js
var require_util_map_includes = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	function mapIncludes(ctx, items, search) {
		const { uniqueKeys } = ctx.options;
		if (uniqueKeys === false) return false;
		const isEqual = typeof uniqueKeys === "function" ? uniqueKeys : (a, b) => a === b || identity.isScalar(a) && identity.isScalar(b) && a.value === b.value;
		return items.some((pair) => isEqual(pair.key, search));
	}
	exports.mapIncludes = mapIncludes;
}));
// node_modules/yaml/dist/compose/resolve-block-map.js
var require_resolve_block_map = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Pair = require_Pair();
	var YAMLMap = require_YAMLMap();
	var resolveProps = require_resolve_props();
	var utilContainsNewline = require_util_contains_newline();
	var utilFlowIndentCheck = require_util_flow_indent_check();
	var utilMapIncludes = require_util_map_includes();
	const startColMsg = "All mapping items must start at the same column";
	function resolveBlockMap({ composeNode, composeEmptyNode }, ctx, bm, onError, tag) {
		const map = new ((tag?.nodeClass) ?? YAMLMap.YAMLMap)(ctx.schema);
		if (ctx.atRoot) ctx.atRoot = false;
		let offset = bm.offset;
		let commentEnd = null;
		for (const collItem of bm.items) {
			const { start, key, sep, value } = collItem;
			const keyProps = resolveProps.resolveProps(start, {
				indicator: "explicit-key-ind",
				next: key ?? sep?.[0],
				offset,
				onError,
				parentIndent: bm.indent,
				startOnNewline: true
			});
			const implicitKey = !keyProps.found;
			if (implicitKey) {
				if (key) {
					if (key.type === "block-seq") onError(offset, "BLOCK_AS_IMPLICIT_KEY", "A block sequence may not be used as an implicit map key");
					else if ("indent" in key && key.indent !== bm.indent) onError(offset, "BAD_INDENT", startColMsg);
				}
				if (!keyProps.anchor && !keyProps.tag && !sep) {
					commentEnd = keyProps.end;
					if (keyProps.comment) {
						if (map.comment) map.comment += "\n" + keyProps.comment;
						else map.comment = keyProps.comment;
					}
					continue;
				}
				if (keyProps.newlineAfterProp || utilContainsNewline.containsNewline(key)) onError(key ?? start[start.length - 1], "MULTILINE_IMPLICIT_KEY", "Implicit keys need to be on a single line");
			} else if (keyProps.found?.indent !== bm.indent) onError(offset, "BAD_INDENT", startColMsg);
			ctx.atKey = true;
			const keyStart = keyProps.end;
			const keyNode = key ? composeNode(ctx, key, keyProps, onError) : composeEmptyNode(ctx, keyStart, start, null, keyProps, onError);
			if (ctx.schema.compat) utilFlowIndentCheck.flowIndentCheck(bm.indent, key, onError);
			ctx.atKey = false;
			if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode)) onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique");
			const valueProps = resolveProps.resolveProps(sep ?? [], {
				indicator: "map-value-ind",
				next: value,
				offset: keyNode.range[2],
				onError,
				parentIndent: bm.indent,
				startOnNewline: !key || key.type === "block-scalar"
			});
			offset = valueProps.end;
			if (valueProps.found) {
				if (implicitKey) {
					if (value?.type === "block-map" && !valueProps.hasNewline) onError(offset, "BLOCK_AS_IMPLICIT_KEY", "Nested mappings are not allowed in compact mappings");
					if (ctx.options.strict && keyProps.start < valueProps.found.offset - 1024) onError(keyNode.range, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit block mapping key");
				}
				const valueNode = value ? composeNode(ctx, value, valueProps, onError) : composeEmptyNode(ctx, offset, sep, null, valueProps, onError);
				if (ctx.schema.compat) utilFlowIndentCheck.flowIndentCheck(bm.indent, value, onError);
				offset = valueNode.range[2];
				const pair = new Pair.Pair(keyNode, valueNode);
				if (ctx.options.keepSourceTokens) pair.srcToken = collItem;
				map.items.push(pair);
			} else {
				if (implicitKey) onError(keyNode.range, "MISSING_CHAR", "Implicit map keys need to be followed by map values");
				if (valueProps.comment) {
					if (keyNode.comment) keyNode.comment += "\n" + valueProps.comment;
					else keyNode.comment = valueProps.comment;
				}
				const pair = new Pair.Pair(keyNode);
				if (ctx.options.keepSourceTokens) pair.srcToken = collItem;
				map.items.push(pair);
			}
		}
		if (commentEnd && commentEnd < offset) onError(commentEnd, "IMPOSSIBLE", "Map comment with trailing content");
		map.range = [
			bm.offset,
			offset,
			commentEnd ?? offset
		];
		return map;
	}
	exports.resolveBlockMap = resolveBlockMap;
}));
// node_modules/yaml/dist/compose/resolve-block-seq.js
var require_resolve_block_seq = /* @__PURE__ */ __commonJSMin(((exports) => {
	var YAMLSeq = require_YAMLSeq();
	var resolveProps = require_resolve_props();
	var utilFlowIndentCheck = require_util_flow_indent_check();
	function resolveBlockSeq({ composeNode, composeEmptyNode }, ctx, bs, onError, tag) {
		const seq = new ((tag?.nodeClass) ?? YAMLSeq.YAMLSeq)(ctx.schema);
		if (ctx.atRoot) ctx.atRoot = false;
		if (ctx.atKey) ctx.atKey = false;
		let offset = bs.offset;
		let commentEnd = null;
		for (const { start, value } of bs.items) {
			const props = resolveProps.resolveProps(start, {
				indicator: "seq-item-ind",
				next: value,
				offset,
				onError,
				parentIndent: bs.indent,
				startOnNewline: true
			});
			if (!props.found) {
				if (props.anchor || props.tag || value) {
					if (value?.type === "block-seq") onError(props.end, "BAD_INDENT", "All sequence items must start at the same column");
					else onError(offset, "MISSING_CHAR", "Sequence item without - indicator");
				} else {
					commentEnd = props.end;
					if (props.comment) seq.comment = props.comment;
					continue;
				}
			}
			const node = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, start, null, props, onError);
			if (ctx.schema.compat) utilFlowIndentCheck.flowIndentCheck(bs.indent, value, onError);
			offset = node.range[2];
			seq.items.push(node);
		}
		seq.range = [
			bs.offset,
			offset,
			commentEnd ?? offset
		];
		return seq;
	}
	exports.resolveBlockSeq = resolveBlockSeq;
}));
// node_modules/yaml/dist/compose/resolve-end.js
var require_resolve_end = /* @__PURE__ */ __commonJSMin(((exports) => {
	function resolveEnd(end, offset, reqSpace, onError) {
		let comment = "";
		if (end) {
			let hasSpace = false;
			let sep = "";
			for (const token of end) {
				const { source, type } = token;
				switch (type) {
					case "space":
						hasSpace = true;
						break;
					case "comment": {
						if (reqSpace && !hasSpace) onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
						const cb = source.substring(1) || " ";
						if (!comment) comment = cb;
						else comment += sep + cb;
						sep = "";
						break;
					}
					case "newline":
						if (comment) sep += source;
						hasSpace = true;
						break;
					default: onError(token, "UNEXPECTED_TOKEN", `Unexpected ${type} at node end`);
				}
				offset += source.length;
			}
		}
		return {
			comment,
			offset
		};
	}
	exports.resolveEnd = resolveEnd;
}));
// node_modules/yaml/dist/compose/resolve-flow-collection.js
var require_resolve_flow_collection = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Pair = require_Pair();
	var YAMLMap = require_YAMLMap();
	var YAMLSeq = require_YAMLSeq();
	var resolveEnd = require_resolve_end();
	var resolveProps = require_resolve_props();
	var utilContainsNewline = require_util_contains_newline();
	var utilMapIncludes = require_util_map_includes();
	const blockMsg = "Block collections are not allowed within flow collections";
	const isBlock = (token) => token && (token.type === "block-map" || token.type === "block-seq");
	function resolveFlowCollection({ composeNode, composeEmptyNode }, ctx, fc, onError, tag) {
		const isMap = fc.start.source === "{";
		const fcName = isMap ? "flow map" : "flow sequence";
		const coll = new ((tag?.nodeClass) ?? (isMap ? YAMLMap.YAMLMap : YAMLSeq.YAMLSeq))(ctx.schema);
		coll.flow = true;
		const atRoot = ctx.atRoot;
		if (atRoot) ctx.atRoot = false;
		if (ctx.atKey) ctx.atKey = false;
		let offset = fc.offset + fc.start.source.length;
		for (let i = 0; i < fc.items.length; ++i) {
			const collItem = fc.items[i];
			const { start, key, sep, value } = collItem;
			const props = resolveProps.resolveProps(start, {
				flow: fcName,
				indicator: "explicit-key-ind",
				next: key ?? sep?.[0],
				offset,
				onError,
				parentIndent: fc.indent,
				startOnNewline: false
			});
			if (!props.found) {
				if (!props.anchor && !props.tag && !sep && !value) {
					if (i === 0 && props.comma) onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`);
					else if (i < fc.items.length - 1) onError(props.start, "UNEXPECTED_TOKEN", `Unexpected empty item in ${fcName}`);
					if (props.comment) {
						if (coll.comment) coll.comment += "\n" + props.comment;
						else coll.comment = props.comment;
					}
					offset = props.end;
					continue;
				}
				if (!isMap && ctx.options.strict && utilContainsNewline.containsNewline(key)) onError(key, "MULTILINE_IMPLICIT_KEY", "Implicit keys of flow sequence pairs need to be on a single line");
			}
			if (i === 0) {
				if (props.comma) onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`);
			} else {
				if (!props.comma) onError(props.start, "MISSING_CHAR", `Missing , between ${fcName} items`);
				if (props.comment) {
					let prevItemComment = "";
					loop: for (const st of start) switch (st.type) {
						case "comma":
						case "space": break;
						case "comment":
							prevItemComment = st.source.substring(1);
							break loop;
						default: break loop;
					}
					if (prevItemComment) {
						let prev = coll.items[coll.items.length - 1];
						if (identity.isPair(prev)) prev = prev.value ?? prev.key;
						if (prev.comment) prev.comment += "\n" + prevItemComment;
						else prev.comment = prevItemComment;
						props.comment = props.comment.substring(prevItemComment.length + 1);
					}
				}
			}
			if (!isMap && !sep && !props.found) {
				const valueNode = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, sep, null, props, onError);
				coll.items.push(valueNode);
				offset = valueNode.range[2];
				if (isBlock(value)) onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
			} else {
				ctx.atKey = true;
				const keyStart = props.end;
				const keyNode = key ? composeNode(ctx, key, props, onError) : composeEmptyNode(ctx, keyStart, start, null, props, onError);
				if (isBlock(key)) onError(keyNode.range, "BLOCK_IN_FLOW", blockMsg);
				ctx.atKey = false;
				const valueProps = resolveProps.resolveProps(sep ?? [], {
					flow: fcName,
					indicator: "map-value-ind",
					next: value,
					offset: keyNode.range[2],
					onError,
					parentIndent: fc.indent,
					startOnNewline: false
				});
				if (valueProps.found) {
					if (!isMap && !props.found && ctx.options.strict) {
						if (sep) for (const st of sep) {
							if (st === valueProps.found) break;
							if (st.type === "newline") {
								onError(st, "MULTILINE_IMPLICIT_KEY", "Implicit keys of flow sequence pairs need to be on a single line");
								break;
							}
						}
						if (props.start < valueProps.found.offset - 1024) onError(valueProps.found, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit flow sequence key");
					}
				} else if (value) {
					if ("source" in value && value.source?.[0] === ":") onError(value, "MISSING_CHAR", `Missing space after : in ${fcName}`);
					else onError(valueProps.start, "MISSING_CHAR", `Missing , or : between ${fcName} items`);
				}
				const valueNode = value ? composeNode(ctx, value, valueProps, onError) : valueProps.found ? composeEmptyNode(ctx, valueProps.end, sep, null, valueProps, onError) : null;
				if (valueNode) {
					if (isBlock(value)) onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
				} else if (valueProps.comment) {
					if (keyNode.comment) keyNode.comment += "\n" + valueProps.comment;
					else keyNode.comment = valueProps.comment;
				}
				const pair = new Pair.Pair(keyNode, valueNode);
				if (ctx.options.keepSourceTokens) pair.srcToken = collItem;
				if (isMap) {
					const map = coll;
					if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode)) onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique");
					map.items.push(pair);
				} else {
					const map = new YAMLMap.YAMLMap(ctx.schema);
					map.flow = true;
					map.items.push(pair);
					const endRange = (valueNode ?? keyNode).range;
					map.range = [
						keyNode.range[0],
						endRange[1],
						endRange[2]
					];
					coll.items.push(map);
				}
				offset = valueNode ? valueNode.range[2] : valueProps.end;
			}
		}
		const expectedEnd = isMap ? "}" : "]";
		const [ce, ...ee] = fc.end;
		let cePos = offset;
		if (ce?.source === expectedEnd) cePos = ce.offset + ce.source.length;
		else {
			const name = fcName[0].toUpperCase() + fcName.substring(1);
			const msg = atRoot ? `${name} must end with a ${expectedEnd}` : `${name} in block collection must be sufficiently indented and end with a ${expectedEnd}`;
			onError(offset, atRoot ? "MISSING_CHAR" : "BAD_INDENT", msg);
			if (ce && ce.source.length !== 1) ee.unshift(ce);
		}
		if (ee.length > 0) {
			const end = resolveEnd.resolveEnd(ee, cePos, ctx.options.strict, onError);
			if (end.comment) {
				if (coll.comment) coll.comment += "\n" + end.comment;
				else coll.comment = end.comment;
			}
			coll.range = [
				fc.offset,
				cePos,
				end.offset
			];
		} else coll.range = [
			fc.offset,
			cePos,
			cePos
		];
		return coll;
	}
	exports.resolveFlowCollection = resolveFlowCollection;
}));
// node_modules/yaml/dist/compose/compose-collection.js
var require_compose_collection = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Scalar = require_Scalar();
	var YAMLMap = require_YAMLMap();
	var YAMLSeq = require_YAMLSeq();
	var resolveBlockMap = require_resolve_block_map();
	var resolveBlockSeq = require_resolve_block_seq();
	var resolveFlowCollection = require_resolve_flow_collection();
	function resolveCollection(CN, ctx, token, onError, tagName, tag) {
		const coll = token.type === "block-map" ? resolveBlockMap.resolveBlockMap(CN, ctx, token, onError, tag) : token.type === "block-seq" ? resolveBlockSeq.resolveBlockSeq(CN, ctx, token, onError, tag) : resolveFlowCollection.resolveFlowCollection(CN, ctx, token, onError, tag);
		const Coll = coll.constructor;
		if (tagName === "!" || tagName === Coll.tagName) {
			coll.tag = Coll.tagName;
			return coll;
		}
		if (tagName) coll.tag = tagName;
		return coll;
	}
	function composeCollection(CN, ctx, token, props, onError) {
		const tagToken = props.tag;
		const tagName = !tagToken ? null : ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg));
		if (token.type === "block-seq") {
			const { anchor, newlineAfterProp: nl } = props;
			const lastProp = anchor && tagToken ? anchor.offset > tagToken.offset ? anchor : tagToken : anchor ?? tagToken;
			if (lastProp && (!nl || nl.offset < lastProp.offset)) onError(lastProp, "MISSING_CHAR", "Missing newline after block sequence props");
		}
		const expType = token.type === "block-map" ? "map" : token.type === "block-seq" ? "seq" : token.start.source === "{" ? "map" : "seq";
		if (!tagToken || !tagName || tagName === "!" || tagName === YAMLMap.YAMLMap.tagName && expType === "map" || tagName === YAMLSeq.YAMLSeq.tagName && expType === "seq") return resolveCollection(CN, ctx, token, onError, tagName);
		let tag = ctx.schema.tags.find((t) => t.tag === tagName && t.collection === expType);
		if (!tag) {
			const kt = ctx.schema.knownTags[tagName];
			if (kt?.collection === expType) {
				ctx.schema.tags.push(Object.assign({}, kt, { default: false }));
				tag = kt;
			} else {
				if (kt) onError(tagToken, "BAD_COLLECTION_TYPE", `${kt.tag} used for ${expType} collection, but expects ${kt.collection ?? "scalar"}`, true);
				else onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, true);
				return resolveCollection(CN, ctx, token, onError, tagName);
			}
		}
		const coll = resolveCollection(CN, ctx, token, onError, tagName, tag);
		const res = tag.resolve?.(coll, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg), ctx.options) ?? coll;
		const node = identity.isNode(res) ? res : new Scalar.Scalar(res);
		node.range = coll.range;
		node.tag = tagName;
		if (tag?.format) node.format = tag.format;
		return node;
	}
	exports.composeCollection = composeCollection;
}));
// node_modules/yaml/dist/compose/resolve-block-scalar.js
var require_resolve_block_scalar = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	function resolveBlockScalar(ctx, scalar, onError) {
		const start = scalar.offset;
		const header = parseBlockScalarHeader(scalar, ctx.options.strict, onError);
		if (!header) return {
			value: "",
			type: null,
			comment: "",
			range: [
				start,
				start,
				start
			]
		};
		const type = header.mode === ">" ? Scalar.Scalar.BLOCK_FOLDED : Scalar.Scalar.BLOCK_LITERAL;
		const lines = scalar.source ? splitLines(scalar.source) : [];
		let chompStart = lines.length;
		for (let i = lines.length - 1; i >= 0; --i) {
			const content = lines[i][1];
			if (content === "" || content === "\r") chompStart = i;
			else break;
		}
		if (chompStart === 0) {
			const value = header.chomp === "+" && lines.length > 0 ? "\n".repeat(Math.max(1, lines.length - 1)) : "";
			let end = start + header.length;
			if (scalar.source) end += scalar.source.length;
			return {
				value,
				type,
				comment: header.comment,
				range: [
					start,
					end,
					end
				]
			};
		}
		let trimIndent = scalar.indent + header.indent;
		let offset = scalar.offset + header.length;
		let contentStart = 0;
		for (let i = 0; i < chompStart; ++i) {
			const [indent, content] = lines[i];
			if (content === "" || content === "\r") {
				if (header.indent === 0 && indent.length > trimIndent) trimIndent = indent.length;
			} else {
				if (indent.length < trimIndent) onError(offset + indent.length, "MISSING_CHAR", "Block scalars with more-indented leading empty lines must use an explicit indentation indicator");
				if (header.indent === 0) trimIndent = indent.length;
				contentStart = i;
				if (trimIndent === 0 && !ctx.atRoot) onError(offset, "BAD_INDENT", "Block scalar values in collections must be indented");
				break;
			}
			offset += indent.length + content.length + 1;
		}
		for (let i = lines.length - 1; i >= chompStart; --i) if (lines[i][0].length > trimIndent) chompStart = i + 1;
		let value = "";
		let sep = "";
		let prevMoreIndented = false;
		for (let i = 0; i < contentStart; ++i) value += lines[i][0].slice(trimIndent) + "\n";
		for (let i = contentStart; i < chompStart; ++i) {
			let [indent, content] = lines[i];
			offset += indent.length + content.length + 1;
			const crlf = content[content.length - 1] === "\r";
			if (crlf) content = content.slice(0, -1);
			/* istanbul ignore if already caught in lexer */
			if (content && indent.length < trimIndent) {
				const message = `Block scalar lines must not be less indented than their ${header.indent ? "explicit indentation indicator" : "first line"}`;
				onError(offset - content.length - (crlf ? 2 : 1), "BAD_INDENT", message);
				indent = "";
			}
			if (type === Scalar.Scalar.BLOCK_LITERAL) {
				value += sep + indent.slice(trimIndent) + content;
				sep = "\n";
			} else if (indent.length > trimIndent || content[0] === "	") {
				if (sep === " ") sep = "\n";
				else if (!prevMoreIndented && sep === "\n") sep = "\n\n";
				value += sep + indent.slice(trimIndent) + content;
				sep = "\n";
				prevMoreIndented = true;
			} else if (content === "") {
				if (sep === "\n") value += "\n";
				else sep = "\n";
			} else {
				value += sep + content;
				sep = " ";
				prevMoreIndented = false;
			}
		}
		switch (header.chomp) {
			case "-": break;
			case "+":
				for (let i = chompStart; i < lines.length; ++i) value += "\n" + lines[i][0].slice(trimIndent);
				if (value[value.length - 1] !== "\n") value += "\n";
				break;
			default: value += "\n";
		}
		const end = start + header.length + scalar.source.length;
		return {
			value,
			type,
			comment: header.comment,
			range: [
				start,
				end,
				end
			]
		};
	}
	function parseBlockScalarHeader({ offset, props }, strict, onError) {
		/* istanbul ignore if should not happen */
		if (props[0].type !== "block-scalar-header") {
			onError(props[0], "IMPOSSIBLE", "Block scalar header not found");
			return null;
		}
		const { source } = props[0];
		const mode = source[0];
		let indent = 0;
		let chomp = "";
		let error = -1;
		for (let i = 1; i < source.length; ++i) {
			const ch = source[i];
			if (!chomp && (ch === "-" || ch === "+")) chomp = ch;
			else {
				const n = Number(ch);
				if (!indent && n) indent = n;
				else if (error === -1) error = offset + i;
			}
		}
		if (error !== -1) onError(error, "UNEXPECTED_TOKEN", `Block scalar header includes extra characters: ${source}`);
		let hasSpace = false;
		let comment = "";
		let length = source.length;
		for (let i = 1; i < props.length; ++i) {
			const token = props[i];
			switch (token.type) {
				case "space": hasSpace = true;
				case "newline":
					length += token.source.length;
					break;
				case "comment":
					if (strict && !hasSpace) onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
					length += token.source.length;
					comment = token.source.substring(1);
					break;
				case "error":
					onError(token, "UNEXPECTED_TOKEN", token.message);
					length += token.source.length;
					break;
				/* istanbul ignore next should not happen */
				default: {
					onError(token, "UNEXPECTED_TOKEN", `Unexpected token in block scalar header: ${token.type}`);
					const ts = token.source;
					if (ts && typeof ts === "string") length += ts.length;
				}
			}
		}
		return {
			mode,
			indent,
			chomp,
			comment,
			length
		};
	}
	/** @returns Array of lines split up as `[indent, content]` */
	function splitLines(source) {
		const split = source.split(/\n( *)/);
		const first = split[0];
		const m = first.match(/^( *)/);
		const lines = [m?.[1] ? [m[1], first.slice(m[1].length)] : ["", first]];
		for (let i = 1; i < split.length; i += 2) lines.push([split[i], split[i + 1]]);
		return lines;
	}
	exports.resolveBlockScalar = resolveBlockScalar;
}));
// node_modules/yaml/dist/compose/resolve-flow-scalar.js
var require_resolve_flow_scalar = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var resolveEnd = require_resolve_end();
	function resolveFlowScalar(scalar, strict, onError) {
		const { offset, type, source, end } = scalar;
		let _type;
		let value;
		const _onError = (rel, code, msg) => onError(offset + rel, code, msg);
		switch (type) {
			case "scalar":
				_type = Scalar.Scalar.PLAIN;
				value = plainValue(source, _onError);
				break;
			case "single-quoted-scalar":
				_type = Scalar.Scalar.QUOTE_SINGLE;
				value = singleQuotedValue(source, _onError);
				break;
			case "double-quoted-scalar":
				_type = Scalar.Scalar.QUOTE_DOUBLE;
				value = doubleQuotedValue(source, _onError);
				break;
			/* istanbul ignore next should not happen */
			default:
				onError(scalar, "UNEXPECTED_TOKEN", `Expected a flow scalar value, but found: ${type}`);
				return {
					value: "",
					type: null,
					comment: "",
					range: [
						offset,
						offset + source.length,
						offset + source.length
					]
				};
		}
		const valueEnd = offset + source.length;
		const re = resolveEnd.resolveEnd(end, valueEnd, strict, onError);
		return {
			value,
			type: _type,
			comment: re.comment,
			range: [
				offset,
				valueEnd,
				re.offset
			]
		};
	}
	function plainValue(source, onError) {
		let badChar = "";
		switch (source[0]) {
			/* istanbul ignore next should not happen */
			case "	":
				badChar = "a tab character";
				break;
			case ",":
				badChar = "flow indicator character ,";
				break;
			case "%":
				badChar = "directive indicator character %";
				break;
			case "|":
			case ">":
				badChar = `block scalar indicator ${source[0]}`;
				break;
			case "@":
			case "`": badChar = `reserved character ${source[0]}`;
		}
		if (badChar) onError(0, "BAD_SCALAR_START", `Plain value cannot start with ${badChar}`);
		return unfoldLines(source);
	}
	function singleQuotedValue(source, onError) {
		if (source[source.length - 1] !== "'" || source.length === 1) onError(source.length, "MISSING_CHAR", "Missing closing 'quote");
		return unfoldLines(source.slice(1, -1)).replace(/''/g, "'");
	}
	function unfoldLines(source) {
		const line = /(.*?)\r?\n/sy;
		let match = line.exec(source);
		if (!match) return source;
		/**
		* The negative lookbehinds in these RegExps are to
		* prevent causing a polynomial search time in certain cases.
		*
		* The try-catch is for Safari < 16.4 and other old browsers:
		* https://caniuse.com/js-regexp-lookbehind
		*/
		let trimEnd, trimBoth;
		try {
			trimEnd = new RegExp("(?<![ 	])[ 	]+$");
			trimBoth = new RegExp("^[ 	]+|(?<![ 	])[ 	]+$", "g");
		} catch {
			trimEnd = /[ \t]+$/;
			trimBoth = /^[ \t]+|[ \t]+$/g;
		}
		let res = match[1].replace(trimEnd, "");
		let sep = " ";
		let pos = line.lastIndex;
		while (match = line.exec(source)) {
			const lm = match[1].replace(trimBoth, "");
			if (lm === "") {
				if (sep === "\n") res += sep;
				else sep = "\n";
			} else {
				res += sep + lm;
				sep = " ";
			}
			pos = line.lastIndex;
		}
		const last = /[ \t]*(.*)/sy;
		last.lastIndex = pos;
		match = last.exec(source);
		return res + sep + (match?.[1] ?? "");
	}
	function doubleQuotedValue(source, onError) {
		let res = "";
		for (let i = 1; i < source.length - 1; ++i) {
			const ch = source[i];
			if (ch === "\r" && source[i + 1] === "\n") continue;
			if (ch === "\n") {
				const { fold, offset } = foldNewline(source, i);
				res += fold;
				i = offset;
			} else if (ch === "\\") {
				let next = source[++i];
				const cc = escapeCodes[next];
				if (cc) res += cc;
				else if (next === "\n") {
					next = source[i + 1];
					while (next === " " || next === "	") next = source[++i + 1];
				} else if (next === "\r" && source[i + 1] === "\n") {
					next = source[++i + 1];
					while (next === " " || next === "	") next = source[++i + 1];
				} else if (next === "x" || next === "u" || next === "U") {
					const length = next === "x" ? 2 : next === "u" ? 4 : 8;
					res += parseCharCode(source, i + 1, length, onError);
					i += length;
				} else {
					const raw = source.substr(i - 1, 2);
					onError(i - 1, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`);
					res += raw;
				}
			} else if (ch === " " || ch === "	") {
				const wsStart = i;
				let next = source[i + 1];
				while (next === " " || next === "	") next = source[++i + 1];
				if (next !== "\n" && !(next === "\r" && source[i + 2] === "\n")) res += i > wsStart ? source.slice(wsStart, i + 1) : ch;
			} else res += ch;
		}
		if (source[source.length - 1] !== "\"" || source.length === 1) onError(source.length, "MISSING_CHAR", "Missing closing \"quote");
		return res;
	}
	/**
	* Fold a single newline into a space, multiple newlines to N - 1 newlines.
	* Presumes `source[offset] === '\n'`
	*/
	function foldNewline(source, offset) {
		let fold = "";
		let ch = source[offset + 1];
		while (ch === " " || ch === "	" || ch === "\n" || ch === "\r") {
			if (ch === "\r" && source[offset + 2] !== "\n") break;
			if (ch === "\n") fold += "\n";
			offset += 1;
			ch = source[offset + 1];
		}
		if (!fold) fold = " ";
		return {
			fold,
			offset
		};
	}
	const escapeCodes = {
		"0": "\0",
		a: "\x07",
		b: "\b",
		e: "\x1B",
		f: "\f",
		n: "\n",
		r: "\r",
		t: "	",
		v: "\v",
		N: "",
		_: "\xA0",
		L: "\u2028",
		P: "\u2029",
		" ": " ",
		"\"": "\"",
		"/": "/",
		"\\": "\\",
		"	": "	"
	};
	function parseCharCode(source, offset, length, onError) {
		const cc = source.substr(offset, length);
		const code = cc.length === length && /^[0-9a-fA-F]+$/.test(cc) ? parseInt(cc, 16) : NaN;
		try {
			return String.fromCodePoint(code);
		} catch {
			const raw = source.substr(offset - 2, length + 2);
			onError(offset - 2, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`);
			return raw;
		}
	}
	exports.resolveFlowScalar = resolveFlowScalar;
}));
// node_modules/yaml/dist/compose/compose-scalar.js
var require_compose_scalar = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Scalar = require_Scalar();
	var resolveBlockScalar = require_resolve_block_scalar();
	var resolveFlowScalar = require_resolve_flow_scalar();
	function composeScalar(ctx, token, tagToken, onError) {
		const { value, type, comment, range } = token.type === "block-scalar" ? resolveBlockScalar.resolveBlockScalar(ctx, token, onError) : resolveFlowScalar.resolveFlowScalar(token, ctx.options.strict, onError);
		const tagName = tagToken ? ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg)) : null;
		let tag;
		if (ctx.options.stringKeys && ctx.atKey) tag = ctx.schema[identity.SCALAR];
		else if (tagName) tag = findScalarTagByName(ctx.schema, value, tagName, tagToken, onError);
		else if (token.type === "scalar") tag = findScalarTagByTest(ctx, value, token, onError);
		else tag = ctx.schema[identity.SCALAR];
		let scalar;
		try {
			const res = tag.resolve(value, (msg) => onError(tagToken ?? token, "TAG_RESOLVE_FAILED", msg), ctx.options);
			scalar = identity.isScalar(res) ? res : new Scalar.Scalar(res);
		} catch (error) {
			const msg = error instanceof Error ? error.message : String(error);
			onError(tagToken ?? token, "TAG_RESOLVE_FAILED", msg);
			scalar = new Scalar.Scalar(value);
		}
		scalar.range = range;
		scalar.source = value;
		if (type) scalar.type = type;
		if (tagName) scalar.tag = tagName;
		if (tag.format) scalar.format = tag.format;
		if (comment) scalar.comment = comment;
		return scalar;
	}
	function findScalarTagByName(schema, value, tagName, tagToken, onError) {
		if (tagName === "!") return schema[identity.SCALAR];
		const matchWithTest = [];
		for (const tag of schema.tags) if (!tag.collection && tag.tag === tagName) {
			if (tag.default && tag.test) matchWithTest.push(tag);
			else return tag;
		}
		for (const tag of matchWithTest) if (tag.test?.test(value)) return tag;
		const kt = schema.knownTags[tagName];
		if (kt && !kt.collection) {
			schema.tags.push(Object.assign({}, kt, {
				default: false,
				test: void 0
			}));
			return kt;
		}
		onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, tagName !== "tag:yaml.org,2002:str");
		return schema[identity.SCALAR];
	}
	function findScalarTagByTest({ atKey, directives, schema }, value, token, onError) {
		const tag = schema.tags.find((tag) => (tag.default === true || atKey && tag.default === "key") && tag.test?.test(value)) || schema[identity.SCALAR];
		if (schema.compat) {
			const compat = schema.compat.find((tag) => tag.default && tag.test?.test(value)) ?? schema[identity.SCALAR];
			if (tag.tag !== compat.tag) onError(token, "TAG_RESOLVE_FAILED", `Value may be parsed as either ${directives.tagString(tag.tag)} or ${directives.tagString(compat.tag)}`, true);
		}
		return tag;
	}
	exports.composeScalar = composeScalar;
}));
// node_modules/yaml/dist/compose/util-empty-scalar-position.js
var require_util_empty_scalar_position = /* @__PURE__ */ __commonJSMin(((exports) => {
	function emptyScalarPosition(offset, before, pos) {
		if (before) {
			pos ?? (pos = before.length);
			for (let i = pos - 1; i >= 0; --i) {
				let st = before[i];
				switch (st.type) {
					case "space":
					case "comment":
					case "newline":
						offset -= st.source.length;
						continue;
				}
				st = before[++i];
				while (st?.type === "space") {
					offset += st.source.length;
					st = before[++i];
				}
				break;
			}
		}
		return offset;
	}
	exports.emptyScalarPosition = emptyScalarPosition;
}));
// node_modules/yaml/dist/compose/compose-node.js
var require_compose_node = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Alias = require_Alias();
	var identity = require_identity();
	var composeCollection = require_compose_collection();
	var composeScalar = require_compose_scalar();
	var resolveEnd = require_resolve_end();
	var utilEmptyScalarPosition = require_util_empty_scalar_position();
	const CN = {
		composeNode,
		composeEmptyNode
	};
	function composeNode(ctx, token, props, onError) {
		const atKey = ctx.atKey;
		const { spaceBefore, comment, anchor, tag } = props;
		let node;
		let isSrcToken = true;
		switch (token.type) {
			case "alias":
				node = composeAlias(ctx, token, onError);
				if (anchor || tag) onError(token, "ALIAS_PROPS", "An alias node must not specify any properties");
				break;
			case "scalar":
			case "single-quoted-scalar":
			case "double-quoted-scalar":
			case "block-scalar":
				node = composeScalar.composeScalar(ctx, token, tag, onError);
				if (anchor) node.anchor = anchor.source.substring(1);
				break;
			case "block-map":
			case "block-seq":
			case "flow-collection":
				try {
					node = composeCollection.composeCollection(CN, ctx, token, props, onError);
					if (anchor) node.anchor = anchor.source.substring(1);
				} catch (error) {
					onError(token, "RESOURCE_EXHAUSTION", error instanceof Error ? error.message : String(error));
				}
				break;
			default:
				onError(token, "UNEXPECTED_TOKEN", token.type === "error" ? token.message : `Unsupported token (type: ${token.type})`);
				isSrcToken = false;
		}
		node ?? (node = composeEmptyNode(ctx, token.offset, void 0, null, props, onError));
		if (anchor && node.anchor === "") onError(anchor, "BAD_ALIAS", "Anchor cannot be an empty string");
		if (atKey && ctx.options.stringKeys && (!identity.isScalar(node) || typeof node.value !== "string" || node.tag && node.tag !== "tag:yaml.org,2002:str")) onError(tag ?? token, "NON_STRING_KEY", "With stringKeys, all keys must be strings");
		if (spaceBefore) node.spaceBefore = true;
		if (comment) {
			if (token.type === "scalar" && token.source === "") node.comment = comment;
			else node.commentBefore = comment;
		}
		if (ctx.options.keepSourceTokens && isSrcToken) node.srcToken = token;
		return node;
	}
	function composeEmptyNode(ctx, offset, before, pos, { spaceBefore, comment, anchor, tag, end }, onError) {
		const token = {
			type: "scalar",
			offset: utilEmptyScalarPosition.emptyScalarPosition(offset, before, pos),
			indent: -1,
			source: ""
		};
		const node = composeScalar.composeScalar(ctx, token, tag, onError);
		if (anchor) {
			node.anchor = anchor.source.substring(1);
			if (node.anchor === "") onError(anchor, "BAD_ALIAS", "Anchor cannot be an empty string");
		}
		if (spaceBefore) node.spaceBefore = true;
		if (comment) {
			node.comment = comment;
			node.range[2] = end;
		}
		return node;
	}
	function composeAlias({ options }, { offset, source, end }, onError) {
		const alias = new Alias.Alias(source.substring(1));
		if (alias.source === "") onError(offset, "BAD_ALIAS", "Alias cannot be an empty string");
		if (alias.source.endsWith(":")) onError(offset + source.length - 1, "BAD_ALIAS", "Alias ending in : is ambiguous", true);
		const valueEnd = offset + source.length;
		const re = resolveEnd.resolveEnd(end, valueEnd, options.strict, onError);
		alias.range = [
			offset,
			valueEnd,
			re.offset
		];
		if (re.comment) alias.comment = re.comment;
		return alias;
	}
	exports.composeEmptyNode = composeEmptyNode;
	exports.composeNode = composeNode;
}));
// node_modules/yaml/dist/compose/compose-doc.js
var require_compose_doc = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Document = require_Document();
	var composeNode = require_compose_node();
	var resolveEnd = require_resolve_end();
	var resolveProps = require_resolve_props();
	function composeDoc(options, directives, { offset, start, value, end }, onError) {
		const opts = Object.assign({ _directives: directives }, options);
		const doc = new Document.Document(void 0, opts);
		const ctx = {
			atKey: false,
			atRoot: true,
			directives: doc.directives,
			options: doc.options,
			schema: doc.schema
		};
		const props = resolveProps.resolveProps(start, {
			indicator: "doc-start",
			next: value ?? end?.[0],
			offset,
			onError,
			parentIndent: 0,
			startOnNewline: true
		});
		if (props.found) {
			doc.directives.docStart = true;
			if (value && (value.type === "block-map" || value.type === "block-seq") && !props.hasNewline) onError(props.end, "MISSING_CHAR", "Block collection cannot start on same line with directives-end marker");
		}
		doc.contents = value ? composeNode.composeNode(ctx, value, props, onError) : composeNode.composeEmptyNode(ctx, props.end, start, null, props, onError);
		const contentEnd = doc.contents.range[2];
		const re = resolveEnd.resolveEnd(end, contentEnd, false, onError);
		if (re.comment) doc.comment = re.comment;
		doc.range = [
			offset,
			contentEnd,
			re.offset
		];
		return doc;
	}
	exports.composeDoc = composeDoc;
}));
// node_modules/yaml/dist/compose/composer.js
var require_composer = /* @__PURE__ */ __commonJSMin(((exports) => {
	var node_process = __require("process");
	var directives = require_directives();
	var Document = require_Document();
	var errors = require_errors();
	var identity = require_identity();
	var composeDoc = require_compose_doc();
	var resolveEnd = require_resolve_end();
	function getErrorPos(src) {
		if (typeof src === "number") return [src, src + 1];
		if (Array.isArray(src)) return src.length === 2 ? src : [src[0], src[1]];
		const { offset, source } = src;
		return [offset, offset + (typeof source === "string" ? source.length : 1)];
	}
	function parsePrelude(prelude) {
		let comment = "";
		let atComment = false;
		let afterEmptyLine = false;
		for (let i = 0; i < prelude.length; ++i) {
			const source = prelude[i];
			switch (source[0]) {
				case "#":
					comment += (comment === "" ? "" : afterEmptyLine ? "\n\n" : "\n") + (source.substring(1) || " ");
					atComment = true;
					afterEmptyLine = false;
					break;
				case "%":
					if (prelude[i + 1]?.[0] !== "#") i += 1;
					atComment = false;
					break;
				default:
					if (!atComment) afterEmptyLine = true;
					atComment = false;
			}
		}
		return {
			comment,
			afterEmptyLine
		};
	}
	/**
	* Compose a stream of CST nodes into a stream of YAML Documents.
	*
	* ```ts
	* import { Composer, Parser } from 'yaml'
	*
	* const src: string = ...
	* const tokens = new Parser().parse(src)
	* const docs = new Composer().compose(tokens)
	* ```
	*/
	var Composer = class {
		constructor(options = {}) {
			this.doc = null;
			this.atDirectives = false;
			this.prelude = [];
			this.errors = [];
			this.warnings = [];
			this.onError = (source, code, message, warning) => {
				const pos = getErrorPos(source);
				if (warning) this.warnings.push(new errors.YAMLWarning(pos, code, message));
				else this.errors.push(new errors.YAMLParseError(pos, code, message));
			};
			this.directives = new directives.Directives({ version: options.version || "1.2" });
			this.options = options;
		}
		decorate(doc, afterDoc) {
			const { comment, afterEmptyLine } = parsePrelude(this.prelude);
			if (comment) {
				const dc = doc.contents;
				if (afterDoc) doc.comment = doc.comment ? `${doc.comment}\n${comment}` : comment;
				else if (afterEmptyLine || doc.directives.docStart || !dc) doc.commentBefore = comment;
				else if (identity.isCollection(dc) && !dc.flow && dc.items.length > 0) {
					let it = dc.items[0];
					if (identity.isPair(it)) it = it.key;
					const cb = it.commentBefore;
					it.commentBefore = cb ? `${comment}\n${cb}` : comment;
				} else {
					const cb = dc.commentBefore;
					dc.commentBefore = cb ? `${comment}\n${cb}` : comment;
				}
			}
			if (afterDoc) {
				for (let i = 0; i < this.errors.length; ++i) doc.errors.push(this.errors[i]);
				for (let i = 0; i < this.warnings.length; ++i) doc.warnings.push(this.warnings[i]);
			} else {
				doc.errors = this.errors;
				doc.warnings = this.warnings;
			}
			this.prelude = [];
			this.errors = [];
			this.warnings = [];
		}
		/**
		* Current stream status information.
		*
		* Mostly useful at the end of input for an empty stream.
		*/
		streamInfo() {
			return {
				comment: parsePrelude(this.prelude).comment,
				directives: this.directives,
				errors: this.errors,
				warnings: this.warnings
			};
		}
		/**
		* Compose tokens into documents.
		*
		* @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
		* @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
		*/
		*compose(tokens, forceDoc = false, endOffset = -1) {
			for (const token of tokens) yield* this.next(token);
			yield* this.end(forceDoc, endOffset);
		}
		/** Advance the composer by one CST token. */
		*next(token) {
			if (node_process.env.LOG_STREAM) console.dir(token, { depth: null });
			switch (token.type) {
				case "directive":
					this.directives.add(token.source, (offset, message, warning) => {
						const pos = getErrorPos(token);
						pos[0] += offset;
						this.onError(pos, "BAD_DIRECTIVE", message, warning);
					});
					this.prelude.push(token.source);
					this.atDirectives = true;
					break;
				case "document": {
					const doc = composeDoc.composeDoc(this.options, this.directives, token, this.onError);
					if (this.atDirectives && !doc.directives.docStart) this.onError(token, "MISSING_CHAR", "Missing directives-end/doc-start indicator line");
					this.decorate(doc, false);
					if (this.doc) yield this.doc;
					this.doc = doc;
					this.atDirectives = false;
					break;
				}
				case "byte-order-mark":
				case "space": break;
				case "comment":
				case "newline":
					this.prelude.push(token.source);
					break;
				case "error": {
					const msg = token.source ? `${token.message}: ${JSON.stringify(token.source)}` : token.message;
					const error = new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", msg);
					if (this.atDirectives || !this.doc) this.errors.push(error);
					else this.doc.errors.push(error);
					break;
				}
				case "doc-end": {
					if (!this.doc) {
						this.errors.push(new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", "Unexpected doc-end without preceding document"));
						break;
					}
					this.doc.directives.docEnd = true;
					const end = resolveEnd.resolveEnd(token.end, token.offset + token.source.length, this.doc.options.strict, this.onError);
					this.decorate(this.doc, true);
					if (end.comment) {
						const dc = this.doc.comment;
						this.doc.comment = dc ? `${dc}\n${end.comment}` : end.comment;
					}
					this.doc.range[2] = end.offset;
					break;
				}
				default: this.errors.push(new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", `Unsupported token ${token.type}`));
			}
		}
		/**
		* Call at end of input to yield any remaining document.
		*
		* @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
		* @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
		*/
		*end(forceDoc = false, endOffset = -1) {
			if (this.doc) {
				this.decorate(this.doc, true);
				yield this.doc;
				this.doc = null;
			} else if (forceDoc) {
				const opts = Object.assign({ _directives: this.directives }, this.options);
				const doc = new Document.Document(void 0, opts);
				if (this.atDirectives) this.onError(endOffset, "MISSING_CHAR", "Missing directives-end indicator line");
				doc.range = [
					0,
					endOffset,
					endOffset
				];
				this.decorate(doc, false);
				yield doc;
			}
		}
	};
	exports.Composer = Composer;
}));
// node_modules/yaml/dist/parse/cst-scalar.js
var require_cst_scalar = /* @__PURE__ */ __commonJSMin(((exports) => {
	var resolveBlockScalar = require_resolve_block_scalar();
	var resolveFlowScalar = require_resolve_flow_scalar();
	var errors = require_errors();
	var stringifyString = require_stringifyString();
	function resolveAsScalar(token, strict = true, onError) {
		if (token) {
			const _onError = (pos, code, message) => {
				const offset = typeof pos === "number" ? pos : Array.isArray(pos) ? pos[0] : pos.offset;
				if (onError) onError(offset, code, message);
				else throw new errors.YAMLParseError([offset, offset + 1], code, message);
			};
			switch (token.type) {
				case "scalar":
				case "single-quoted-scalar":
				case "double-quoted-scalar": return resolveFlowScalar.resolveFlowScalar(token, strict, _onError);
				case "block-scalar": return resolveBlockScalar.resolveBlockScalar({ options: { strict } }, token, _onError);
			}
		}
		return null;
	}
	/**
	* Create a new scalar token with `value`
	*
	* Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
	* as this function does not support any schema operations and won't check for such conflicts.
	*
	* @param value The string representation of the value, which will have its content properly indented.
	* @param context.end Comments and whitespace after the end of the value, or after the block scalar header. If undefined, a newline will be added.
	* @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
	* @param context.indent The indent level of the token.
	* @param context.inFlow Is this scalar within a flow collection? This may affect the resolved type of the token's value.
	* @param context.offset The offset position of the token.
	* @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
	*/
	function createScalarToken(value, context) {
		const { implicitKey = false, indent, inFlow = false, offset = -1, type = "PLAIN" } = context;
		const source = stringifyString.stringifyString({
			type,
			value
		}, {
			implicitKey,
			indent: indent > 0 ? " ".repeat(indent) : "",
			inFlow,
			options: {
				blockQuote: true,
				lineWidth: -1
			}
		});
		const end = context.end ?? [{
			type: "newline",
			offset: -1,
			indent,
			source: "\n"
		}];
		switch (source[0]) {
			case "|":
			case ">": {
				const he = source.indexOf("\n");
				const head = source.substring(0, he);
				const body = source.substring(he + 1) + "\n";
				const props = [{
					type: "block-scalar-header",
					offset,
					indent,
					source: head
				}];
				if (!addEndtoBlockProps(props, end)) props.push({
					type: "newline",
					offset: -1,
					indent,
					source: "\n"
				});
				return {
					type: "block-scalar",
					offset,
					indent,
					props,
					source: body
				};
			}
			case "\"": return {
				type: "double-quoted-scalar",
				offset,
				indent,
				source,
				end
			};
			case "'": return {
				type: "single-quoted-scalar",
				offset,
				indent,
				source,
				end
			};
			default: return {
				type: "scalar",
				offset,
				indent,
				source,
				end
			};
		}
	}
	/**
	* Set the value of `token` to the given string `value`, overwriting any previous contents and type that it may have.
	*
	* Best efforts are made to retain any comments previously associated with the `token`,
	* though all contents within a collection's `items` will be overwritten.
	*
	* Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
	* as this function does not support any schema operations and won't check for such conflicts.
	*
	* @param token Any token. If it does not include an `indent` value, the value will be stringified as if it were an implicit key.
	* @param value The string representation of the value, which will have its content properly indented.
	* @param context.afterKey In most cases, values after a key should have an additional level of indentation.
	* @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
	* @param context.inFlow Being within a flow collection may affect the resolved type of the token's value.
	* @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
	*/
	function setScalarValue(token, value, context = {}) {
		let { afterKey = false, implicitKey = false, inFlow = false, type } = context;
		let indent = "indent" in token ? token.indent : null;
		if (afterKey && typeof indent === "number") indent += 2;
		if (!type) switch (token.type) {
			case "single-quoted-scalar":
				type = "QUOTE_SINGLE";
				break;
			case "double-quoted-scalar":
				type = "QUOTE_DOUBLE";
				break;
			case "block-scalar": {
				const header = token.props[0];
				if (header.type !== "block-scalar-header") throw new Error("Invalid block scalar header");
				type = header.source[0] === ">" ? "BLOCK_FOLDED" : "BLOCK_LITERAL";
				break;
			}
			default: type = "PLAIN";
		}
		const source = stringifyString.stringifyString({
			type,
			value
		}, {
			implicitKey: implicitKey || indent === null,
			indent: indent !== null && indent > 0 ? " ".repeat(indent) : "",
			inFlow,
			options: {
				blockQuote: true,
				lineWidth: -1
			}
		});
		switch (source[0]) {
			case "|":
			case ">":
				setBlockScalarValue(token, source);
				break;
			case "\"":
				setFlowScalarValue(token, source, "double-quoted-scalar");
				break;
			case "'":
				setFlowScalarValue(token, source, "single-quoted-scalar");
				break;
			default: setFlowScalarValue(token, source, "scalar");
		}
	}
	function setBlockScalarValue(token, source) {
		const he = source.indexOf("\n");
		const head = source.substring(0, he);
		const body = source.substring(he + 1) + "\n";
		if (token.type === "block-scalar") {
			const header = token.props[0];
			if (header.type !== "block-scalar-header") throw new Error("Invalid block scalar header");
			header.source = head;
			token.source = body;
		} else {
			const { offset } = token;
			const indent = "indent" in token ? token.indent : -1;
			const props = [{
				type: "block-scalar-header",
				offset,
				indent,
				source: head
			}];
			if (!addEndtoBlockProps(props, "end" in token ? token.end : void 0)) props.push({
				type: "newline",
				offset: -1,
				indent,
				source: "\n"
			});
			for (const key of Object.keys(token)) if (key !== "type" && key !== "offset") delete token[key];
			Object.assign(token, {
				type: "block-scalar",
				indent,
				props,
				source: body
			});
		}
	}
	/** @returns `true` if last token is a newline */
	function addEndtoBlockProps(props, end) {
		if (end) for (const st of end) switch (st.type) {
			case "space":
			case "comment":
				props.push(st);
				break;
			case "newline":
				props.push(st);
				return true;
		}
		return false;
	}
	function setFlowScalarValue(token, source, type) {
		switch (token.type) {
			case "scalar":
			case "double-quoted-scalar":
			case "single-quoted-scalar":
				token.type = type;
				token.source = source;
				break;
			case "block-scalar": {
				const end = token.props.slice(1);
				let oa = source.length;
				if (token.props[0].type === "block-scalar-header") oa -= token.props[0].source.length;
				for (const tok of end) tok.offset += oa;
				delete token.props;
				Object.assign(token, {
					type,
					source,
					end
				});
				break;
			}
			case "block-map":
			case "block-seq": {
				const nl = {
					type: "newline",
					offset: token.offset + source.length,
					indent: token.indent,
					source: "\n"
				};
				delete token.items;
				Object.assign(token, {
					type,
					source,
					end: [nl]
				});
				break;
			}
			default: {
				const indent = "indent" in token ? token.indent : -1;
				const end = "end" in token && Array.isArray(token.end) ? token.end.filter((st) => st.type === "space" || st.type === "comment" || st.type === "newline") : [];
				for (const key of Object.keys(token)) if (key !== "type" && key !== "offset") delete token[key];
				Object.assign(token, {
					type,
					indent,
					source,
					end
				});
			}
		}
	}
	exports.createScalarToken = createScalarToken;
	exports.resolveAsScalar = resolveAsScalar;
	exports.setScalarValue = setScalarValue;
}));
// node_modules/yaml/dist/parse/cst-stringify.js
var require_cst_stringify = /* @__PURE__ */ __commonJSMin(((exports) => {
	/**
	* Stringify a CST document, token, or collection item
	*
	* Fair warning: This applies no validation whatsoever, and
	* simply concatenates the sources in their logical order.
	*/
	const stringify = (cst) => "type" in cst ? stringifyToken(cst) : stringifyItem(cst);
	function stringifyToken(token) {
		switch (token.type) {
			case "block-scalar": {
				let res = "";
				for (const tok of token.props) res += stringifyToken(tok);
				return res + token.source;
			}
			case "block-map":
			case "block-seq": {
				let res = "";
				for (const item of token.items) res += stringifyItem(item);
				return res;
			}
			case "flow-collection": {
				let res = token.start.source;
				for (const item of token.items) res += stringifyItem(item);
				for (const st of token.end) res += st.source;
				return res;
			}
			case "document": {
				let res = stringifyItem(token);
				if (token.end) for (const st of token.end) res += st.source;
				return res;
			}
			default: {
				let res = token.source;
				if ("end" in token && token.end) for (const st of token.end) res += st.source;
				return res;
			}
		}
	}
	function stringifyItem({ start, key, sep, value }) {
		let res = "";
		for (const st of start) res += st.source;
		if (key) res += stringifyToken(key);
		if (sep) for (const st of sep) res += st.source;
		if (value) res += stringifyToken(value);
		return res;
	}
	exports.stringify = stringify;
}));
// node_modules/yaml/dist/parse/cst-visit.js
var require_cst_visit = /* @__PURE__ */ __commonJSMin(((exports) => {
	const BREAK = Symbol("break visit");
	const SKIP = Symbol("skip children");
	const REMOVE = Symbol("remove item");
	/**
	* Apply a visitor to a CST document or item.
	*
	* Walks through the tree (depth-first) starting from the root, calling a
	* `visitor` function with two arguments when entering each item:
	*   - `item`: The current item, which included the following members:
	*     - `start: SourceToken[]` – Source tokens before the key or value,
	*       possibly including its anchor or tag.
	*     - `key?: Token | null` – Set for pair values. May then be `null`, if
	*       the key before the `:` separator is empty.
	*     - `sep?: SourceToken[]` – Source tokens between the key and the value,
	*       which should include the `:` map value indicator if `value` is set.
	*     - `value?: Token` – The value of a sequence item, or of a map pair.
	*   - `path`: The steps from the root to the current node, as an array of
	*     `['key' | 'value', number]` tuples.
	*
	* The return value of the visitor may be used to control the traversal:
	*   - `undefined` (default): Do nothing and continue
	*   - `visit.SKIP`: Do not visit the children of this token, continue with
	*      next sibling
	*   - `visit.BREAK`: Terminate traversal completely
	*   - `visit.REMOVE`: Remove the current item, then continue with the next one
	*   - `number`: Set the index of the next step. This is useful especially if
	*     the index of the current token has changed.
	*   - `function`: Define the next visitor for this item. After the original
	*     visitor is called on item entry, next visitors are called after handling
	*     a non-empty `key` and when exiting the item.
	*/
	function visit(cst, visitor) {
		if ("type" in cst && cst.type === "document") cst = {
			start: cst.start,
			value: cst.value
		};
		_visit(Object.freeze([]), cst, visitor);
	}
	/** Terminate visit traversal completely */
	visit.BREAK = BREAK;
	/** Do not visit the children of the current item */
	visit.SKIP = SKIP;
	/** Remove the current item */
	visit.REMOVE = REMOVE;
	/** Find the item at `path` from `cst` as the root */
	visit.itemAtPath = (cst, path) => {
		let item = cst;
		for (const [field, index] of path) {
			const tok = item?.[field];
			if (tok && "items" in tok) item = tok.items[index];
			else return void 0;
		}
		return item;
	};
	/**
	* Get the immediate parent collection of the item at `path` from `cst` as the root.
	*
	* Throws an error if the collection is not found, which should never happen if the item itself exists.
	*/
	visit.parentCollection = (cst, path) => {
		const parent = visit.itemAtPath(cst, path.slice(0, -1));
		const field = path[path.length - 1][0];
		const coll = parent?.[field];
		if (coll && "items" in coll) return coll;
		throw new Error("Parent collection not found");
	};
	function _visit(path, item, visitor) {
		let ctrl = visitor(item, path);
		if (typeof ctrl === "symbol") return ctrl;
		for (const field of ["key", "value"]) {
			const token = item[field];
			if (token && "items" in token) {
				for (let i = 0; i < token.items.length; ++i) {
					const ci = _visit(Object.freeze(path.concat([[field, i]])), token.items[i], visitor);
					if (typeof ci === "number") i = ci - 1;
					else if (ci === BREAK) return BREAK;
					else if (ci === REMOVE) {
						token.items.splice(i, 1);
						i -= 1;
					}
				}
				if (typeof ctrl === "function" && field === "key") ctrl = ctrl(item, path);
			}
		}
		return typeof ctrl === "function" ? ctrl(item, path) : ctrl;
	}
	exports.visit = visit;
}));
// node_modules/yaml/dist/parse/cst.js
var require_cst = /* @__PURE__ */ __commonJSMin(((exports) => {
	var cstScalar = require_cst_scalar();
	var cstStringify = require_cst_stringify();
	var cstVisit = require_cst_visit();
	/** The byte order mark */
	const BOM = "﻿";
	/** Start of doc-mode */
	const DOCUMENT = "";
	/** Unexpected end of flow-mode */
	const FLOW_END = "";
	/** Next token is a scalar value */
	const SCALAR = "";
	/** @returns `true` if `token` is a flow or block collection */
	const isCollection = (token) => !!token && "items" in token;
	/** @returns `true` if `token` is a flow or block scalar; not an alias */
	const isScalar = (token) => !!token && (token.type === "scalar" || token.type === "single-quoted-scalar" || token.type === "double-quoted-scalar" || token.type === "block-scalar");
	/* istanbul ignore next */
	/** Get a printable representation of a lexer token */
	function prettyToken(token) {
		switch (token) {
			case BOM: return "<BOM>";
			case DOCUMENT: return "<DOC>";
			case FLOW_END: return "<FLOW_END>";
			case SCALAR: return "<SCALAR>";
			default: return JSON.stringify(token);
		}
	}
	/** Identify the type of a lexer token. May return `null` for unknown tokens. */
	function tokenType(source) {
		switch (source) {
			case BOM: return "byte-order-mark";
			case DOCUMENT: return "doc-mode";
			case FLOW_END: return "flow-error-end";
			case SCALAR: return "scalar";
			case "---": return "doc-start";
			case "...": return "doc-end";
			case "":
			case "\n":
			case "\r\n": return "newline";
			case "-": return "seq-item-ind";
			case "?": return "explicit-key-ind";
			case ":": return "map-value-ind";
			case "{": return "flow-map-start";
			case "}": return "flow-map-end";
			case "[": return "flow-seq-start";
			case "]": return "flow-seq-end";
			case ",": return "comma";
		}
		switch (source[0]) {
			case " ":
			case "	": return "space";
			case "#": return "comment";
			case "%": return "directive-line";
			case "*": return "alias";
			case "&": return "anchor";
			case "!": return "tag";
			case "'": return "single-quoted-scalar";
			case "\"": return "double-quoted-scalar";
			case "|":
			case ">": return "block-scalar-header";
		}
		return null;
	}
	exports.createScalarToken = cstScalar.createScalarToken;
	exports.resolveAsScalar = cstScalar.resolveAsScalar;
	exports.setScalarValue = cstScalar.setScalarValue;
	exports.stringify = cstStringify.stringify;
	exports.visit = cstVisit.visit;
	exports.BOM = BOM;
	exports.DOCUMENT = DOCUMENT;
	exports.FLOW_END = FLOW_END;
	exports.SCALAR = SCALAR;
	exports.isCollection = isCollection;
	exports.isScalar = isScalar;
	exports.prettyToken = prettyToken;
	exports.tokenType = tokenType;
}));
// node_modules/yaml/dist/parse/lexer.js
var require_lexer = /* @__PURE__ */ __commonJSMin(((exports) => {
	var cst = require_cst();
	function isEmpty(ch) {
		switch (ch) {
			case void 0:
			case " ":
			case "\n":
			case "\r":
			case "	": return true;
			default: return false;
		}
	}
	const hexDigits = /* @__PURE__ */ new Set("0123456789ABCDEFabcdef");
	const tagChars = /* @__PURE__ */ new Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-#;/?:@&=+$_.!~*'()");
	const flowIndicatorChars = /* @__PURE__ */ new Set(",[]{}");
	const invalidAnchorChars = /* @__PURE__ */ new Set(" ,[]{}\n\r	");
	const isNotAnchorChar = (ch) => !ch || invalidAnchorChars.has(ch);
	/**
	* Splits an input string into lexical tokens, i.e. smaller strings that are
	* easily identifiable by `tokens.tokenType()`.
	*
	* Lexing starts always in a "stream" context. Incomplete input may be buffered
	* until a complete token can be emitted.
	*
	* In addition to slices of the original input, the following control characters
	* may also be emitted:
	*
	* - `\x02` (Start of Text): A document starts with the next token
	* - `\x18` (Cancel): Unexpected end of flow-mode (indicates an error)
	* - `\x1f` (Unit Separator): Next token is a scalar value
	* - `\u{FEFF}` (Byte order mark): Emitted separately outside documents
	*/
	var Lexer = class {
		constructor() {
			/**
			* Flag indicating whether the end of the current buffer marks the end of
			* all input
			*/
			this.atEnd = false;
			/**
			* Explicit indent set in block scalar header, as an offset from the current
			* minimum indent, so e.g. set to 1 from a header `|2+`. Set to -1 if not
			* explicitly set.
			*/
			this.blockScalarIndent = -1;
			/**
			* Block scalars that include a + (keep) chomping indicator in their header
			* include trailing empty lines, which are otherwise excluded from the
			* scalar's contents.
			*/
			this.blockScalarKeep = false;
			/** Current input */
			this.buffer = "";
			/**
			* Flag noting whether the map value indicator : can immediately follow this
			* node within a flow context.
			*/
			this.flowKey = false;
			/** Count of surrounding flow collection levels. */
			this.flowLevel = 0;
			/**
			* Minimum level of indentation required for next lines to be parsed as a
			* part of the current scalar value.
			*/
			this.indentNext = 0;
			/** Indentation level of the current line. */
			this.indentValue = 0;
			/** Position of the next \n character. */
			this.lineEndPos = null;
			/** Stores the state of the lexer if reaching the end of incpomplete input */
			this.next = null;
			/** A pointer to `buffer`; the current position of the lexer. */
			this.pos = 0;
		}
		/**
		* Generate YAML tokens from the `source` string. If `incomplete`,
		* a part of the last line may be left as a buffer for the next call.
		*
		* @returns A generator of lexical tokens
		*/
		*lex(source, incomplete = false) {
			if (source) {
				if (typeof source !== "string") throw TypeError("source is not a string");
				this.buffer = this.buffer ? this.buffer + source : source;
				this.lineEndPos = null;
			}
			this.atEnd = !incomplete;
			let next = this.next ?? "stream";
			while (next && (incomplete || this.hasChars(1))) next = yield* this.parseNext(next);
		}
		atLineEnd() {
			let i = this.pos;
			let ch = this.buffer[i];
			while (ch === " " || ch === "	") ch = this.buffer[++i];
			if (!ch || ch === "#" || ch === "\n") return true;
			if (ch === "\r") return this.buffer[i + 1] === "\n";
			return false;
		}
		charAt(n) {
			return this.buffer[this.pos + n];
		}
		continueScalar(offset) {
			let ch = this.buffer[offset];
			if (this.indentNext > 0) {
				let indent = 0;
				while (ch === " ") ch = this.buffer[++indent + offset];
				if (ch === "\r") {
					const next = this.buffer[indent + offset + 1];
					if (next === "\n" || !next && !this.atEnd) return offset + indent + 1;
				}
				return ch === "\n" || indent >= this.indentNext || !ch && !this.atEnd ? offset + indent : -1;
			}
			if (ch === "-" || ch === ".") {
				const dt = this.buffer.substr(offset, 3);
				if ((dt === "---" || dt === "...") && isEmpty(this.buffer[offset + 3])) return -1;
			}
			return offset;
		}
		getLine() {
			let end = this.lineEndPos;
			if (typeof end !== "number" || end !== -1 && end < this.pos) {
				end = this.buffer.indexOf("\n", this.pos);
				this.lineEndPos = end;
			}
			if (end === -1) return this.atEnd ? this.buffer.substring(this.pos) : null;
			if (this.buffer[end - 1] === "\r") end -= 1;
			return this.buffer.substring(this.pos, end);
		}
		hasChars(n) {
			return this.pos + n <= this.buffer.length;
		}
		setNext(state) {
			this.buffer = this.buffer.substring(this.pos);
			this.pos = 0;
			this.lineEndPos = null;
			this.next = state;
			return null;
		}
		peek(n) {
			return this.buffer.substr(this.pos, n);
		}
		*parseNext(next) {
			switch (next) {
				case "stream": return yield* this.parseStream();
				case "line-start": return yield* this.parseLineStart();
				case "block-start": return yield* this.parseBlockStart();
				case "doc": return yield* this.parseDocument();
				case "flow": return yield* this.parseFlowCollection();
				case "quoted-scalar": return yield* this.parseQuotedScalar();
				case "block-scalar": return yield* this.parseBlockScalar();
				case "plain-scalar": return yield* this.parsePlainScalar();
			}
		}
		*parseStream() {
			let line = this.getLine();
			if (line === null) return this.setNext("stream");
			if (line[0] === cst.BOM) {
				yield* this.pushCount(1);
				line = line.substring(1);
			}
			if (line[0] === "%") {
				let dirEnd = line.length;
				let cs = line.indexOf("#");
				while (cs !== -1) {
					const ch = line[cs - 1];
					if (ch === " " || ch === "	") {
						dirEnd = cs - 1;
						break;
					} else cs = line.indexOf("#", cs + 1);
				}
				while (true) {
					const ch = line[dirEnd - 1];
					if (ch === " " || ch === "	") dirEnd -= 1;
					else break;
				}
				const n = (yield* this.pushCount(dirEnd)) + (yield* this.pushSpaces(true));
				yield* this.pushCount(line.length - n);
				this.pushNewline();
				return "stream";
			}
			if (this.atLineEnd()) {
				const sp = yield* this.pushSpaces(true);
				yield* this.pushCount(line.length - sp);
				yield* this.pushNewline();
				return "stream";
			}
			yield cst.DOCUMENT;
			return yield* this.parseLineStart();
		}
		*parseLineStart() {
			const ch = this.charAt(0);
			if (!ch && !this.atEnd) return this.setNext("line-start");
			if (ch === "-" || ch === ".") {
				if (!this.atEnd && !this.hasChars(4)) return this.setNext("line-start");
				const s = this.peek(3);
				if ((s === "---" || s === "...") && isEmpty(this.charAt(3))) {
					yield* this.pushCount(3);
					this.indentValue = 0;
					this.indentNext = 0;
					return s === "---" ? "doc" : "stream";
				}
			}
			this.indentValue = yield* this.pushSpaces(false);
			if (this.indentNext > this.indentValue && !isEmpty(this.charAt(1))) this.indentNext = this.indentValue;
			return yield* this.parseBlockStart();
		}
		*parseBlockStart() {
			const [ch0, ch1] = this.peek(2);
			if (!ch1 && !this.atEnd) return this.setNext("block-start");
			if ((ch0 === "-" || ch0 === "?" || ch0 === ":") && isEmpty(ch1)) {
				const n = (yield* this.pushCount(1)) + (yield* this.pushSpaces(true));
				this.indentNext = this.indentValue + 1;
				this.indentValue += n;
				return "block-start";
			}
			return "doc";
		}
		*parseDocument() {
			yield* this.pushSpaces(true);
			const line = this.getLine();
			if (line === null) return this.setNext("doc");
			let n = yield* this.pushIndicators();
			switch (line[n]) {
				case "#": yield* this.pushCount(line.length - n);
				case void 0:
					yield* this.pushNewline();
					return yield* this.parseLineStart();
				case "{":
				case "[":
					yield* this.pushCount(1);
					this.flowKey = false;
					this.flowLevel = 1;
					return "flow";
				case "}":
				case "]":
					yield* this.pushCount(1);
					return "doc";
				case "*":
					yield* this.pushUntil(isNotAnchorChar);
					return "doc";
				case "\"":
				case "'": return yield* this.parseQuotedScalar();
				case "|":
				case ">":
					n += yield* this.parseBlockScalarHeader();
					n += yield* this.pushSpaces(true);
					yield* this.pushCount(line.length - n);
					yield* this.pushNewline();
					return yield* this.parseBlockScalar();
				default: return yield* this.parsePlainScalar();
			}
		}
		*parseFlowCollection() {
			let nl, sp;
			let indent = -1;
			do {
				nl = yield* this.pushNewline();
				if (nl > 0) {
					sp = yield* this.pushSpaces(false);
					this.indentValue = indent = sp;
				} else sp = 0;
				sp += yield* this.pushSpaces(true);
			} while (nl + sp > 0);
			const line = this.getLine();
			if (line === null) return this.setNext("flow");
			if (indent !== -1 && indent < this.indentNext && line[0] !== "#" || indent === 0 && (line.startsWith("---") || line.startsWith("...")) && isEmpty(line[3])) {
				if (!(indent === this.indentNext - 1 && this.flowLevel === 1 && (line[0] === "]" || line[0] === "}"))) {
					this.flowLevel = 0;
					yield cst.FLOW_END;
					return yield* this.parseLineStart();
				}
			}
			let n = 0;
			while (line[n] === ",") {
				n += yield* this.pushCount(1);
				n += yield* this.pushSpaces(true);
				this.flowKey = false;
			}
			n += yield* this.pushIndicators();
			switch (line[n]) {
				case void 0: return "flow";
				case "#":
					yield* this.pushCount(line.length - n);
					return "flow";
				case "{":
				case "[":
					yield* this.pushCount(1);
					this.flowKey = false;
					this.flowLevel += 1;
					return "flow";
				case "}":
				case "]":
					yield* this.pushCount(1);
					this.flowKey = true;
					this.flowLevel -= 1;
					return this.flowLevel ? "flow" : "doc";
				case "*":
					yield* this.pushUntil(isNotAnchorChar);
					return "flow";
				case "\"":
				case "'":
					this.flowKey = true;
					return yield* this.parseQuotedScalar();
				case ":": {
					const next = this.charAt(1);
					if (this.flowKey || isEmpty(next) || next === ",") {
						this.flowKey = false;
						yield* this.pushCount(1);
						yield* this.pushSpaces(true);
						return "flow";
					}
				}
				default:
					this.flowKey = false;
					return yield* this.parsePlainScalar();
			}
		}
		*parseQuotedScalar() {
			const quote = this.charAt(0);
			let end = this.buffer.indexOf(quote, this.pos + 1);
			if (quote === "'") while (end !== -1 && this.buffer[end + 1] === "'") end = this.buffer.indexOf("'", end + 2);
			else while (end !== -1) {
				let n = 0;
				while (this.buffer[end - 1 - n] === "\\") n += 1;
				if (n % 2 === 0) break;
				end = this.buffer.indexOf("\"", end + 1);
			}
			const qb = this.buffer.substring(0, end);
			let nl = qb.indexOf("\n", this.pos);
			if (nl !== -1) {
				while (nl !== -1) {
					const cs = this.continueScalar(nl + 1);
					if (cs === -1) break;
					nl = qb.indexOf("\n", cs);
				}
				if (nl !== -1) end = nl - (qb[nl - 1] === "\r" ? 2 : 1);
			}
			if (end === -1) {
				if (!this.atEnd) return this.setNext("quoted-scalar");
				end = this.buffer.length;
			}
			yield* this.pushToIndex(end + 1, false);
			return this.flowLevel ? "flow" : "doc";
		}
		*parseBlockScalarHeader() {
			this.blockScalarIndent = -1;
			this.blockScalarKeep = false;
			let i = this.pos;
			while (true) {
				const ch = this.buffer[++i];
				if (ch === "+") this.blockScalarKeep = true;
				else if (ch > "0" && ch <= "9") this.blockScalarIndent = Number(ch) - 1;
				else if (ch !== "-") break;
			}
			return yield* this.pushUntil((ch) => isEmpty(ch) || ch === "#");
		}
		*parseBlockScalar() {
			let nl = this.pos - 1;
			let indent = 0;
			let ch;
			loop: for (let i = this.pos; ch = this.buffer[i]; ++i) switch (ch) {
				case " ":
					indent += 1;
					break;
				case "\n":
					nl = i;
					indent = 0;
					break;
				case "\r": {
					const next = this.buffer[i + 1];
					if (!next && !this.atEnd) return this.setNext("block-scalar");
					if (next === "\n") break;
				}
				default: break loop;
			}
			if (!ch && !this.atEnd) return this.setNext("block-scalar");
			if (indent >= this.indentNext) {
				if (this.blockScalarIndent === -1) this.indentNext = indent;
				else this.indentNext = this.blockScalarIndent + (this.indentNext === 0 ? 1 : this.indentNext);
				do {
					const cs = this.continueScalar(nl + 1);
					if (cs === -1) break;
					nl = this.buffer.indexOf("\n", cs);
				} while (nl !== -1);
				if (nl === -1) {
					if (!this.atEnd) return this.setNext("block-scalar");
					nl = this.buffer.length;
				}
			}
			let i = nl + 1;
			ch = this.buffer[i];
			while (ch === " ") ch = this.buffer[++i];
			if (ch === "	") {
				while (ch === "	" || ch === " " || ch === "\r" || ch === "\n") ch = this.buffer[++i];
				nl = i - 1;
			} else if (!this.blockScalarKeep) do {
				let i = nl - 1;
				let ch = this.buffer[i];
				if (ch === "\r") ch = this.buffer[--i];
				const lastChar = i;
				while (ch === " ") ch = this.buffer[--i];
				if (ch === "\n" && i >= this.pos && i + 1 + indent > lastChar) nl = i;
				else break;
			} while (true);
			yield cst.SCALAR;
			yield* this.pushToIndex(nl + 1, true);
			return yield* this.parseLineStart();
		}
		*parsePlainScalar() {
			const inFlow = this.flowLevel > 0;
			let end = this.pos - 1;
			let i = this.pos - 1;
			let ch;
			while (ch = this.buffer[++i]) if (ch === ":") {
				const next = this.buffer[i + 1];
				if (isEmpty(next) || inFlow && flowIndicatorChars.has(next)) break;
				end = i;
			} else if (isEmpty(ch)) {
				let next = this.buffer[i + 1];
				if (ch === "\r") {
					if (next === "\n") {
						i += 1;
						ch = "\n";
						next = this.buffer[i + 1];
					} else end = i;
				}
				if (next === "#" || inFlow && flowIndicatorChars.has(next)) break;
				if (ch === "\n") {
					const cs = this.continueScalar(i + 1);
					if (cs === -1) break;
					i = Math.max(i, cs - 2);
				}
			} else {
				if (inFlow && flowIndicatorChars.has(ch)) break;
				end = i;
			}
			if (!ch && !this.atEnd) return this.setNext("plain-scalar");
			yield cst.SCALAR;
			yield* this.pushToIndex(end + 1, true);
			return inFlow ? "flow" : "doc";
		}
		*pushCount(n) {
			if (n > 0) {
				yield this.buffer.substr(this.pos, n);
				this.pos += n;
				return n;
			}
			return 0;
		}
		*pushToIndex(i, allowEmpty) {
			const s = this.buffer.slice(this.pos, i);
			if (s) {
				yield s;
				this.pos += s.length;
				return s.length;
			} else if (allowEmpty) yield "";
			return 0;
		}
		*pushIndicators() {
			let n = 0;
			loop: while (true) {
				switch (this.charAt(0)) {
					case "!":
						n += yield* this.pushTag();
						n += yield* this.pushSpaces(true);
						continue loop;
					case "&":
						n += yield* this.pushUntil(isNotAnchorChar);
						n += yield* this.pushSpaces(true);
						continue loop;
					case "-":
					case "?":
					case ":": {
						const inFlow = this.flowLevel > 0;
						const ch1 = this.charAt(1);
						if (isEmpty(ch1) || inFlow && flowIndicatorChars.has(ch1)) {
							if (!inFlow) this.indentNext = this.indentValue + 1;
							else if (this.flowKey) this.flowKey = false;
							n += yield* this.pushCount(1);
							n += yield* this.pushSpaces(true);
							continue loop;
						}
					}
				}
				break loop;
			}
			return n;
		}
		*pushTag() {
			if (this.charAt(1) === "<") {
				let i = this.pos + 2;
				let ch = this.buffer[i];
				while (!isEmpty(ch) && ch !== ">") ch = this.buffer[++i];
				return yield* this.pushToIndex(ch === ">" ? i + 1 : i, false);
			} else {
				let i = this.pos + 1;
				let ch = this.buffer[i];
				while (ch) if (tagChars.has(ch)) ch = this.buffer[++i];
				else if (ch === "%" && hexDigits.has(this.buffer[i + 1]) && hexDigits.has(this.buffer[i + 2])) ch = this.buffer[i += 3];
				else break;
				return yield* this.pushToIndex(i, false);
			}
		}
		*pushNewline() {
			const ch = this.buffer[this.pos];
			if (ch === "\n") return yield* this.pushCount(1);
			else if (ch === "\r" && this.charAt(1) === "\n") return yield* this.pushCount(2);
			else return 0;
		}
		*pushSpaces(allowTabs) {
			let i = this.pos - 1;
			let ch;
			do
				ch = this.buffer[++i];
			while (ch === " " || allowTabs && ch === "	");
			const n = i - this.pos;
			if (n > 0) {
				yield this.buffer.substr(this.pos, n);
				this.pos = i;
			}
			return n;
		}
		*pushUntil(test) {
			let i = this.pos;
			let ch = this.buffer[i];
			while (!test(ch)) ch = this.buffer[++i];
			return yield* this.pushToIndex(i, false);
		}
	};
	exports.Lexer = Lexer;
}));
// node_modules/yaml/dist/parse/line-counter.js
var require_line_counter = /* @__PURE__ */ __commonJSMin(((exports) => {
	/**
	* Tracks newlines during parsing in order to provide an efficient API for
	* determining the one-indexed `{ line, col }` position for any offset
	* within the input.
	*/
	var LineCounter = class {
		constructor() {
			this.lineStarts = [];
			/**
			* Should be called in ascending order. Otherwise, call
			* `lineCounter.lineStarts.sort()` before calling `linePos()`.
			*/
			this.addNewLine = (offset) => this.lineStarts.push(offset);
			/**
			* Performs a binary search and returns the 1-indexed { line, col }
			* position of `offset`. If `line === 0`, `addNewLine` has never been
			* called or `offset` is before the first known newline.
			*/
			this.linePos = (offset) => {
				let low = 0;
				let high = this.lineStarts.length;
				while (low < high) {
					const mid = low + high >> 1;
					if (this.lineStarts[mid] < offset) low = mid + 1;
					else high = mid;
				}
				if (this.lineStarts[low] === offset) return {
					line: low + 1,
					col: 1
				};
				if (low === 0) return {
					line: 0,
					col: offset
				};
				const start = this.lineStarts[low - 1];
				return {
					line: low,
					col: offset - start + 1
				};
			};
		}
	};
	exports.LineCounter = LineCounter;
}));
// node_modules/yaml/dist/parse/parser.js
var require_parser = /* @__PURE__ */ __commonJSMin(((exports) => {
	var node_process = __require("process");
	var cst = require_cst();
	var lexer = require_lexer();
	function includesToken(list, type) {
		for (let i = 0; i < list.length; ++i) if (list[i].type === type) return true;
		return false;
	}
	function findNonEmptyIndex(list) {
		for (let i = 0; i < list.length; ++i) switch (list[i].type) {
			case "space":
			case "comment":
			case "newline": break;
			default: return i;
		}
		return -1;
	}
	function isFlowToken(token) {
		switch (token?.type) {
			case "alias":
			case "scalar":
			case "single-quoted-scalar":
			case "double-quoted-scalar":
			case "flow-collection": return true;
			default: return false;
		}
	}
	function getPrevProps(parent) {
		switch (parent.type) {
			case "document": return parent.start;
			case "block-map": {
				const it = parent.items[parent.items.length - 1];
				return it.sep ?? it.start;
			}
			case "block-seq": return parent.items[parent.items.length - 1].start;
			/* istanbul ignore next should not happen */
			default: return [];
		}
	}
	/** Note: May modify input array */
	function getFirstKeyStartProps(prev) {
		if (prev.length === 0) return [];
		let i = prev.length;
		loop: while (--i >= 0) switch (prev[i].type) {
			case "doc-start":
			case "explicit-key-ind":
			case "map-value-ind":
			case "seq-item-ind":
			case "newline": break loop;
		}
		while (prev[++i]?.type === "space");
		return prev.splice(i, prev.length);
	}
	function arrayPushArray(target, source) {
		if (source.length < 1e5) Array.prototype.push.apply(target, source);
		else for (let i = 0; i < source.length; ++i) target.push(source[i]);
	}
	function fixFlowSeqItems(fc) {
		if (fc.start.type === "flow-seq-start") {
			for (const it of fc.items) if (it.sep && !it.value && !includesToken(it.start, "explicit-key-ind") && !includesToken(it.sep, "map-value-ind")) {
				if (it.key) it.value = it.key;
				delete it.key;
				if (isFlowToken(it.value)) {
					if (it.value.end) arrayPushArray(it.value.end, it.sep);
					else it.value.end = it.sep;
				} else arrayPushArray(it.start, it.sep);
				delete it.sep;
			}
		}
	}
	/**
	* A YAML concrete syntax tree (CST) parser
	*
	* ```ts
	* const src: string = ...
	* for (const token of new Parser().parse(src)) {
	*   // token: Token
	* }
	* ```
	*
	* To use the parser with a user-provided lexer:
	*
	* ```ts
	* function* parse(source: string, lexer: Lexer) {
	*   const parser = new Parser()
	*   for (const lexeme of lexer.lex(source))
	*     yield* parser.next(lexeme)
	*   yield* parser.end()
	* }
	*
	* const src: string = ...
	* const lexer = new Lexer()
	* for (const token of parse(src, lexer)) {
	*   // token: Token
	* }
	* ```
	*/
	var Parser = class {
		/**
		* @param onNewLine - If defined, called separately with the start position of
		*   each new line (in `parse()`, including the start of input).
		*/
		constructor(onNewLine) {
			/** If true, space and sequence indicators count as indentation */
			this.atNewLine = true;
			/** If true, next token is a scalar value */
			this.atScalar = false;
			/** Current indentation level */
			this.indent = 0;
			/** Current offset since the start of parsing */
			this.offset = 0;
			/** On the same line with a block map key */
			this.onKeyLine = false;
			/** Top indicates the node that's currently being built */
			this.stack = [];
			/** The source of the current token, set in parse() */
			this.source = "";
			/** The type of the current token, set in parse() */
			this.type = "";
			this.lexer = new lexer.Lexer();
			this.onNewLine = onNewLine;
		}
		/**
		* Parse `source` as a YAML stream.
		* If `incomplete`, a part of the last line may be left as a buffer for the next call.
		*
		* Errors are not thrown, but yielded as `{ type: 'error', message }` tokens.
		*
		* @returns A generator of tokens representing each directive, document, and other structure.
		*/
		*parse(source, incomplete = false) {
			if (this.onNewLine && this.offset === 0) this.onNewLine(0);
			for (const lexeme of this.lexer.lex(source, incomplete)) yield* this.next(lexeme);
			if (!incomplete) yield* this.end();
		}
		/**
		* Advance the parser by the `source` of one lexical token.
		*/
		*next(source) {
			this.source = source;
			if (node_process.env.LOG_TOKENS) console.log("|", cst.prettyToken(source));
			if (this.atScalar) {
				this.atScalar = false;
				yield* this.step();
				this.offset += source.length;
				return;
			}
			const type = cst.tokenType(source);
			if (!type) {
				const message = `Not a YAML token: ${source}`;
				yield* this.pop({
					type: "error",
					offset: this.offset,
					message,
					source
				});
				this.offset += source.length;
			} else if (type === "scalar") {
				this.atNewLine = false;
				this.atScalar = true;
				this.type = "scalar";
			} else {
				this.type = type;
				yield* this.step();
				switch (type) {
					case "newline":
						this.atNewLine = true;
						this.indent = 0;
						if (this.onNewLine) this.onNewLine(this.offset + source.length);
						break;
					case "space":
						if (this.atNewLine && source[0] === " ") this.indent += source.length;
						break;
					case "explicit-key-ind":
					case "map-value-ind":
					case "seq-item-ind":
						if (this.atNewLine) this.indent += source.length;
						break;
					case "doc-mode":
					case "flow-error-end": return;
					default: this.atNewLine = false;
				}
				this.offset += source.length;
			}
		}
		/** Call at end of input to push out any remaining constructions */
		*end() {
			while (this.stack.length > 0) yield* this.pop();
		}
		get sourceToken() {
			return {
				type: this.type,
				offset: this.offset,
				indent: this.indent,
				source: this.source
			};
		}
		*step() {
			const top = this.peek(1);
			if (this.type === "doc-end" && top?.type !== "doc-end") {
				while (this.stack.length > 0) yield* this.pop();
				this.stack.push({
					type: "doc-end",
					offset: this.offset,
					source: this.source
				});
				return;
			}
			if (!top) return yield* this.stream();
			switch (top.type) {
				case "document": return yield* this.document(top);
				case "alias":
				case "scalar":
				case "single-quoted-scalar":
				case "double-quoted-scalar": return yield* this.scalar(top);
				case "block-scalar": return yield* this.blockScalar(top);
				case "block-map": return yield* this.blockMap(top);
				case "block-seq": return yield* this.blockSequence(top);
				case "flow-collection": return yield* this.flowCollection(top);
				case "doc-end": return yield* this.documentEnd(top);
			}
			/* istanbul ignore next should not happen */
			yield* this.pop();
		}
		peek(n) {
			return this.stack[this.stack.length - n];
		}
		*pop(error) {
			const token = error ?? this.stack.pop();
			/* istanbul ignore if should not happen */
			if (!token) yield {
				type: "error",
				offset: this.offset,
				source: "",
				message: "Tried to pop an empty stack"
			};
			else if (this.stack.length === 0) yield token;
			else {
				const top = this.peek(1);
				if (token.type === "block-scalar") token.indent = "indent" in top ? top.indent : 0;
				else if (token.type === "flow-collection" && top.type === "document") token.indent = 0;
				if (token.type === "flow-collection") fixFlowSeqItems(token);
				switch (top.type) {
					case "document":
						top.value = token;
						break;
					case "block-scalar":
						top.props.push(token);
						break;
					case "block-map": {
						const it = top.items[top.items.length - 1];
						if (it.value) {
							top.items.push({
								start: [],
								key: token,
								sep: []
							});
							this.onKeyLine = true;
							return;
						} else if (it.sep) it.value = token;
						else {
							Object.assign(it, {
								key: token,
								sep: []
							});
							this.onKeyLine = !it.explicitKey;
							return;
						}
						break;
					}
					case "block-seq": {
						const it = top.items[top.items.length - 1];
						if (it.value) top.items.push({
							start: [],
							value: token
						});
						else it.value = token;
						break;
					}
					case "flow-collection": {
						const it = top.items[top.items.length - 1];
						if (!it || it.value) top.items.push({
							start: [],
							key: token,
							sep: []
						});
						else if (it.sep) it.value = token;
						else Object.assign(it, {
							key: token,
							sep: []
						});
						return;
					}
					/* istanbul ignore next should not happen */
					default:
						yield* this.pop();
						yield* this.pop(token);
				}
				if ((top.type === "document" || top.type === "block-map" || top.type === "block-seq") && (token.type === "block-map" || token.type === "block-seq")) {
					const last = token.items[token.items.length - 1];
					if (last && !last.sep && !last.value && last.start.length > 0 && findNonEmptyIndex(last.start) === -1 && (token.indent === 0 || last.start.every((st) => st.type !== "comment" || st.indent < token.indent))) {
						if (top.type === "document") top.end = last.start;
						else top.items.push({ start: last.start });
						token.items.splice(-1, 1);
					}
				}
			}
		}
		*stream() {
			switch (this.type) {
				case "directive-line":
					yield {
						type: "directive",
						offset: this.offset,
						source: this.source
					};
					return;
				case "byte-order-mark":
				case "space":
				case "comment":
				case "newline":
					yield this.sourceToken;
					return;
				case "doc-mode":
				case "doc-start": {
					const doc = {
						type: "document",
						offset: this.offset,
						start: []
					};
					if (this.type === "doc-start") doc.start.push(this.sourceToken);
					this.stack.push(doc);
					return;
				}
			}
			yield {
				type: "error",
				offset: this.offset,
				message: `Unexpected ${this.type} token in YAML stream`,
				source: this.source
			};
		}
		*document(doc) {
			if (doc.value) return yield* this.lineEnd(doc);
			switch (this.type) {
				case "doc-start":
					if (findNonEmptyIndex(doc.start) !== -1) {
						yield* this.pop();
						yield* this.step();
					} else doc.start.push(this.sourceToken);
					return;
				case "anchor":
				case "tag":
				case "space":
				case "comment":
				case "newline":
					doc.start.push(this.sourceToken);
					return;
			}
			const bv = this.startBlockValue(doc);
			if (bv) this.stack.push(bv);
			else yield {
				type: "error",
				offset: this.offset,
				message: `Unexpected ${this.type} token in YAML document`,
				source: this.source
			};
		}
		*scalar(scalar) {
			if (this.type === "map-value-ind") {
				const start = getFirstKeyStartProps(getPrevProps(this.peek(2)));
				let sep;
				if (scalar.end) {
					sep = scalar.end;
					sep.push(this.sourceToken);
					delete scalar.end;
				} else sep = [this.sourceToken];
				const map = {
					type: "block-map",
					offset: scalar.offset,
					indent: scalar.indent,
					items: [{
						start,
						key: scalar,
						sep
					}]
				};
				this.onKeyLine = true;
				this.stack[this.stack.length - 1] = map;
			} else yield* this.lineEnd(scalar);
		}
		*blockScalar(scalar) {
			switch (this.type) {
				case "space":
				case "comment":
				case "newline":
					scalar.props.push(this.sourceToken);
					return;
				case "scalar":
					scalar.source = this.source;
					this.atNewLine = true;
					this.indent = 0;
					if (this.onNewLine) {
						let nl = this.source.indexOf("\n") + 1;
						while (nl !== 0) {
							this.onNewLine(this.offset + nl);
							nl = this.source.indexOf("\n", nl) + 1;
						}
					}
					yield* this.pop();
					break;
				/* istanbul ignore next should not happen */
				default:
					yield* this.pop();
					yield* this.step();
			}
		}
		*blockMap(map) {
			const it = map.items[map.items.length - 1];
			switch (this.type) {
				case "newline":
					this.onKeyLine = false;
					if (it.value) {
						const end = "end" in it.value ? it.value.end : void 0;
						if ((Array.isArray(end) ? end[end.length - 1] : void 0)?.type === "comment") end?.push(this.sourceToken);
						else map.items.push({ start: [this.sourceToken] });
					} else if (it.sep) it.sep.push(this.sourceToken);
					else it.start.push(this.sourceToken);
					return;
				case "space":
				case "comment":
					if (it.value) map.items.push({ start: [this.sourceToken] });
					else if (it.sep) it.sep.push(this.sourceToken);
					else {
						if (this.atIndentedComment(it.start, map.indent)) {
							const end = map.items[map.items.length - 2]?.value?.end;
							if (Array.isArray(end)) {
								arrayPushArray(end, it.start);
								end.push(this.sourceToken);
								map.items.pop();
								return;
							}
						}
						it.start.push(this.sourceToken);
					}
					return;
			}
			if (this.indent >= map.indent) {
				const atMapIndent = !this.onKeyLine && this.indent === map.indent;
				const atNextItem = atMapIndent && (it.sep || it.explicitKey) && this.type !== "seq-item-ind";
				let start = [];
				if (atNextItem && it.sep && !it.value) {
					const nl = [];
					for (let i = 0; i < it.sep.length; ++i) {
						const st = it.sep[i];
						switch (st.type) {
							case "newline":
								nl.push(i);
								break;
							case "space": break;
							case "comment":
								if (st.indent > map.indent) nl.length = 0;
								break;
							default: nl.length = 0;
						}
					}
					if (nl.length >= 2) start = it.sep.splice(nl[1]);
				}
				switch (this.type) {
					case "anchor":
					case "tag":
						if (atNextItem || it.value) {
							start.push(this.sourceToken);
							map.items.push({ start });
							this.onKeyLine = true;
						} else if (it.sep) it.sep.push(this.sourceToken);
						else it.start.push(this.sourceToken);
						return;
					case "explicit-key-ind":
						if (!it.sep && !it.explicitKey) {
							it.start.push(this.sourceToken);
							it.explicitKey = true;
						} else if (atNextItem || it.value) {
							start.push(this.sourceToken);
							map.items.push({
								start,
								explicitKey: true
							});
						} else this.stack.push({
							type: "block-map",
							offset: this.offset,
							indent: this.indent,
							items: [{
								start: [this.sourceToken],
								explicitKey: true
							}]
						});
						this.onKeyLine = true;
						return;
					case "map-value-ind":
						if (it.explicitKey) {
							if (!it.sep) {
								if (includesToken(it.start, "newline")) Object.assign(it, {
									key: null,
									sep: [this.sourceToken]
								});
								else {
									const start = getFirstKeyStartProps(it.start);
									this.stack.push({
										type: "block-map",
										offset: this.offset,
										indent: this.indent,
										items: [{
											start,
											key: null,
											sep: [this.sourceToken]
										}]
									});
								}
							} else if (it.value) map.items.push({
								start: [],
								key: null,
								sep: [this.sourceToken]
							});
							else if (includesToken(it.sep, "map-value-ind")) this.stack.push({
								type: "block-map",
								offset: this.offset,
								indent: this.indent,
								items: [{
									start,
									key: null,
									sep: [this.sourceToken]
								}]
							});
							else if (isFlowToken(it.key) && !includesToken(it.sep, "newline")) {
								const start = getFirstKeyStartProps(it.start);
								const key = it.key;
								const sep = it.sep;
								sep.push(this.sourceToken);
								delete it.key;
								delete it.sep;
								this.stack.push({
									type: "block-map",
									offset: this.offset,
									indent: this.indent,
									items: [{
										start,
										key,
										sep
									}]
								});
							} else if (start.length > 0) it.sep = it.sep.concat(start, this.sourceToken);
							else it.sep.push(this.sourceToken);
						} else if (!it.sep) Object.assign(it, {
							key: null,
							sep: [this.sourceToken]
						});
						else if (it.value || atNextItem) map.items.push({
							start,
							key: null,
							sep: [this.sourceToken]
						});
						else if (includesToken(it.sep, "map-value-ind")) this.stack.push({
							type: "block-map",
							offset: this.offset,
							indent: this.indent,
							items: [{
								start: [],
								key: null,
								sep: [this.sourceToken]
							}]
						});
						else it.sep.push(this.sourceToken);
						this.onKeyLine = true;
						return;
					case "alias":
					case "scalar":
					case "single-quoted-scalar":
					case "double-quoted-scalar": {
						const fs = this.flowScalar(this.type);
						if (atNextItem || it.value) {
							map.items.push({
								start,
								key: fs,
								sep: []
							});
							this.onKeyLine = true;
						} else if (it.sep) this.stack.push(fs);
						else {
							Object.assign(it, {
								key: fs,
								sep: []
							});
							this.onKeyLine = true;
						}
						return;
					}
					default: {
						const bv = this.startBlockValue(map);
						if (bv) {
							if (bv.type === "block-seq") {
								if (!it.explicitKey && it.sep && !includesToken(it.sep, "newline")) {
									yield* this.pop({
										type: "error",
										offset: this.offset,
										message: "Unexpected block-seq-ind on same line with key",
										source: this.source
									});
									return;
								}
							} else if (atMapIndent) map.items.push({ start });
							this.stack.push(bv);
							return;
						}
					}
				}
			}
			yield* this.pop();
			yield* this.step();
		}
		*blockSequence(seq) {
			const it = seq.items[seq.items.length - 1];
			switch (this.type) {
				case "newline":
					if (it.value) {
						const end = "end" in it.value ? it.value.end : void 0;
						if ((Array.isArray(end) ? end[end.length - 1] : void 0)?.type === "comment") end?.push(this.sourceToken);
						else seq.items.push({ start: [this.sourceToken] });
					} else it.start.push(this.sourceToken);
					return;
				case "space":
				case "comment":
					if (it.value) seq.items.push({ start: [this.sourceToken] });
					else {
						if (this.atIndentedComment(it.start, seq.indent)) {
							const end = seq.items[seq.items.length - 2]?.value?.end;
							if (Array.isArray(end)) {
								arrayPushArray(end, it.start);
								end.push(this.sourceToken);
								seq.items.pop();
								return;
							}
						}
						it.start.push(this.sourceToken);
					}
					return;
				case "anchor":
				case "tag":
					if (it.value || this.indent <= seq.indent) break;
					it.start.push(this.sourceToken);
					return;
				case "seq-item-ind":
					if (this.indent !== seq.indent) break;
					if (it.value || includesToken(it.start, "seq-item-ind")) seq.items.push({ start: [this.sourceToken] });
					else it.start.push(this.sourceToken);
					return;
			}
			if (this.indent > seq.indent) {
				const bv = this.startBlockValue(seq);
				if (bv) {
					this.stack.push(bv);
					return;
				}
			}
			yield* this.pop();
			yield* this.step();
		}
		*flowCollection(fc) {
			const it = fc.items[fc.items.length - 1];
			if (this.type === "flow-error-end") {
				let top;
				do {
					yield* this.pop();
					top = this.peek(1);
				} while (top?.type === "flow-collection");
			} else if (fc.end.length === 0) {
				switch (this.type) {
					case "comma":
					case "explicit-key-ind":
						if (!it || it.sep) fc.items.push({ start: [this.sourceToken] });
						else it.start.push(this.sourceToken);
						return;
					case "map-value-ind":
						if (!it || it.value) fc.items.push({
							start: [],
							key: null,
							sep: [this.sourceToken]
						});
						else if (it.sep) it.sep.push(this.sourceToken);
						else Object.assign(it, {
							key: null,
							sep: [this.sourceToken]
						});
						return;
					case "space":
					case "comment":
					case "newline":
					case "anchor":
					case "tag":
						if (!it || it.value) fc.items.push({ start: [this.sourceToken] });
						else if (it.sep) it.sep.push(this.sourceToken);
						else it.start.push(this.sourceToken);
						return;
					case "alias":
					case "scalar":
					case "single-quoted-scalar":
					case "double-quoted-scalar": {
						const fs = this.flowScalar(this.type);
						if (!it || it.value) fc.items.push({
							start: [],
							key: fs,
							sep: []
						});
						else if (it.sep) this.stack.push(fs);
						else Object.assign(it, {
							key: fs,
							sep: []
						});
						return;
					}
					case "flow-map-end":
					case "flow-seq-end":
						fc.end.push(this.sourceToken);
						return;
				}
				const bv = this.startBlockValue(fc);
				/* istanbul ignore else should not happen */
				if (bv) this.stack.push(bv);
				else {
					yield* this.pop();
					yield* this.step();
				}
			} else {
				const parent = this.peek(2);
				if (parent.type === "block-map" && (this.type === "map-value-ind" && parent.indent === fc.indent || this.type === "newline" && !parent.items[parent.items.length - 1].sep)) {
					yield* this.pop();
					yield* this.step();
				} else if (this.type === "map-value-ind" && parent.type !== "flow-collection") {
					const start = getFirstKeyStartProps(getPrevProps(parent));
					fixFlowSeqItems(fc);
					const sep = fc.end.splice(1, fc.end.length);
					sep.push(this.sourceToken);
					const map = {
						type: "block-map",
						offset: fc.offset,
						indent: fc.indent,
						items: [{
							start,
							key: fc,
							sep
						}]
					};
					this.onKeyLine = true;
					this.stack[this.stack.length - 1] = map;
				} else yield* this.lineEnd(fc);
			}
		}
		flowScalar(type) {
			if (this.onNewLine) {
				let nl = this.source.indexOf("\n") + 1;
				while (nl !== 0) {
					this.onNewLine(this.offset + nl);
					nl = this.source.indexOf("\n", nl) + 1;
				}
			}
			return {
				type,
				offset: this.offset,
				indent: this.indent,
				source: this.source
			};
		}
		startBlockValue(parent) {
			switch (this.type) {
				case "alias":
				case "scalar":
				case "single-quoted-scalar":
				case "double-quoted-scalar": return this.flowScalar(this.type);
				case "block-scalar-header": return {
					type: "block-scalar",
					offset: this.offset,
					indent: this.indent,
					props: [this.sourceToken],
					source: ""
				};
				case "flow-map-start":
				case "flow-seq-start": return {
					type: "flow-collection",
					offset: this.offset,
					indent: this.indent,
					start: this.sourceToken,
					items: [],
					end: []
				};
				case "seq-item-ind": return {
					type: "block-seq",
					offset: this.offset,
					indent: this.indent,
					items: [{ start: [this.sourceToken] }]
				};
				case "explicit-key-ind": {
					this.onKeyLine = true;
					const start = getFirstKeyStartProps(getPrevProps(parent));
					start.push(this.sourceToken);
					return {
						type: "block-map",
						offset: this.offset,
						indent: this.indent,
						items: [{
							start,
							explicitKey: true
						}]
					};
				}
				case "map-value-ind": {
					this.onKeyLine = true;
					const start = getFirstKeyStartProps(getPrevProps(parent));
					return {
						type: "block-map",
						offset: this.offset,
						indent: this.indent,
						items: [{
							start,
							key: null,
							sep: [this.sourceToken]
						}]
					};
				}
			}
			return null;
		}
		atIndentedComment(start, indent) {
			if (this.type !== "comment") return false;
			if (this.indent <= indent) return false;
			return start.every((st) => st.type === "newline" || st.type === "space");
		}
		*documentEnd(docEnd) {
			if (this.type !== "doc-mode") {
				if (docEnd.end) docEnd.end.push(this.sourceToken);
				else docEnd.end = [this.sourceToken];
				if (this.type === "newline") yield* this.pop();
			}
		}
		*lineEnd(token) {
			switch (this.type) {
				case "comma":
				case "doc-start":
				case "doc-end":
				case "flow-seq-end":
				case "flow-map-end":
				case "map-value-ind":
					yield* this.pop();
					yield* this.step();
					break;
				case "newline": this.onKeyLine = false;
				default:
					if (token.end) token.end.push(this.sourceToken);
					else token.end = [this.sourceToken];
					if (this.type === "newline") yield* this.pop();
			}
		}
	};
	exports.Parser = Parser;
}));
// node_modules/yaml/dist/public-api.js
var require_public_api = /* @__PURE__ */ __commonJSMin(((exports) => {
	var composer = require_composer();
	var Document = require_Document();
	var errors = require_errors();
	var log = require_log();
	var identity = require_identity();
	var lineCounter = require_line_counter();
	var parser = require_parser();
	function parseOptions(options) {
		const prettyErrors = options.prettyErrors !== false;
		return {
			lineCounter: options.lineCounter || prettyErrors && new lineCounter.LineCounter() || null,
			prettyErrors
		};
	}
	/**
	* Parse the input as a stream of YAML documents.
	*
	* Documents should be separated from each other by `...` or `---` marker lines.
	*
	* @returns If an empty `docs` array is returned, it will be of type
	*   EmptyStream and contain additional stream information. In
	*   TypeScript, you should use `'empty' in docs` as a type guard for it.
	*/
	function parseAllDocuments(source, options = {}) {
		const { lineCounter, prettyErrors } = parseOptions(options);
		const parser$1 = new parser.Parser(lineCounter?.addNewLine);
		const composer$1 = new composer.Composer(options);
		const docs = Array.from(composer$1.compose(parser$1.parse(source)));
		if (prettyErrors && lineCounter) for (const doc of docs) {
			doc.errors.forEach(errors.prettifyError(source, lineCounter));
			doc.warnings.forEach(errors.prettifyError(source, lineCounter));
		}
		if (docs.length > 0) return docs;
		return Object.assign([], { empty: true }, composer$1.streamInfo());
	}
	/** Parse an input string into a single YAML.Document */
	function parseDocument(source, options = {}) {
		const { lineCounter, prettyErrors } = parseOptions(options);
		const parser$1 = new parser.Parser(lineCounter?.addNewLine);
		const composer$1 = new composer.Composer(options);
		let doc = null;
		for (const _doc of composer$1.compose(parser$1.parse(source), true, source.length)) if (!doc) doc = _doc;
		else if (doc.options.logLevel !== "silent") {
			doc.errors.push(new errors.YAMLParseError(_doc.range.slice(0, 2), "MULTIPLE_DOCS", "Source contains multiple documents; please use YAML.parseAllDocuments()"));
			break;
		}
		if (prettyErrors && lineCounter) {
			doc.errors.forEach(errors.prettifyError(source, lineCounter));
			doc.warnings.forEach(errors.prettifyError(source, lineCounter));
		}
		return doc;
	}
	function parse(src, reviver, options) {
		let _reviver = void 0;
		if (typeof reviver === "function") _reviver = reviver;
		else if (options === void 0 && reviver && typeof reviver === "object") options = reviver;
		const doc = parseDocument(src, options);
		if (!doc) return null;
		doc.warnings.forEach((warning) => log.warn(doc.options.logLevel, warning));
		if (doc.errors.length > 0) {
			if (doc.options.logLevel !== "silent") throw doc.errors[0];
			else doc.errors = [];
		}
		return doc.toJS(Object.assign({ reviver: _reviver }, options));
	}
	function stringify(value, replacer, options) {
		let _replacer = null;
		if (typeof replacer === "function" || Array.isArray(replacer)) _replacer = replacer;
		else if (options === void 0 && replacer) options = replacer;
		if (typeof options === "string") options = options.length;
		if (typeof options === "number") {
			const indent = Math.round(options);
			options = indent < 1 ? void 0 : indent > 8 ? { indent: 8 } : { indent };
		}
		if (value === void 0) {
			const { keepUndefined } = options ?? replacer ?? {};
			if (!keepUndefined) return void 0;
		}
		if (identity.isDocument(value) && !_replacer) return value.toString(options);
		return new Document.Document(value, _replacer, options).toString(options);
	}
	exports.parse = parse;
	exports.parseAllDocuments = parseAllDocuments;
	exports.parseDocument = parseDocument;
	exports.stringify = stringify;
}));
// src/metrics/matching.ts
var import_dist$1 = (/* @__PURE__ */ __commonJSMin(((exports) => {
	var composer = require_composer();
	var Document = require_Document();
	var Schema = require_Schema();
	var errors = require_errors();
	var Alias = require_Alias();
	var identity = require_identity();
	var Pair = require_Pair();
	var Scalar = require_Scalar();
	var YAMLMap = require_YAMLMap();
	var YAMLSeq = require_YAMLSeq();
	require_cst();
	var lexer = require_lexer();
	var lineCounter = require_line_counter();
	var parser = require_parser();
	var publicApi = require_public_api();
	var visit = require_visit();
	exports.Composer = composer.Composer;
	exports.Document = Document.Document;
	exports.Schema = Schema.Schema;
	exports.YAMLError = errors.YAMLError;
	exports.YAMLParseError = errors.YAMLParseError;
	exports.YAMLWarning = errors.YAMLWarning;
	exports.Alias = Alias.Alias;
	exports.isAlias = identity.isAlias;
	exports.isCollection = identity.isCollection;
	exports.isDocument = identity.isDocument;
	exports.isMap = identity.isMap;
	exports.isNode = identity.isNode;
	exports.isPair = identity.isPair;
	exports.isScalar = identity.isScalar;
	exports.isSeq = identity.isSeq;
	exports.Pair = Pair.Pair;
	exports.Scalar = Scalar.Scalar;
	exports.YAMLMap = YAMLMap.YAMLMap;
	exports.YAMLSeq = YAMLSeq.YAMLSeq;
	exports.Lexer = lexer.Lexer;
	exports.LineCounter = lineCounter.LineCounter;
	exports.Parser = parser.Parser;
	exports.parse = publicApi.parse;
	exports.parseAllDocuments = publicApi.parseAllDocuments;
	exports.parseDocument = publicApi.parseDocument;
	exports.stringify = publicApi.stringify;
	exports.visit = visit.visit;
	exports.visitAsync = visit.visitAsync;
})))();
/**
* The test that a matcher puts to a label's value. Regexes are read as JavaScript's, which agree with RE2 on all that
* selectors usually hold.
* @throws SyntaxError when the regex is not one here
*/
function valueTest({ operator, value }) {
	switch (operator) {
		case "=": return (text) => text === value;
		case "!=": return (text) => text !== value;
		case "=~": {
			const regex = anchored(value);
			return (text) => regex.test(text);
		}
		case "!~": {
			const regex = anchored(value);
			return (text) => !regex.test(text);
		}
	}
}
/** All matchers at once, against the labels of one series. @throws SyntaxError as `valueTest` */
function labelsTest(matchers) {
	const tests = matchers.map((matcher) => ({
		label: matcher.label,
		test: valueTest(matcher)
	}));
	return (labels) => tests.every(({ label, test }) => test(labels[label] ?? ""));
}
/**
* Whether JavaScript and RE2 surely read this regex the same way: no flags, look-around, POSIX classes or escapes
* that only one of them knows.
*/
function readsAlike(regex) {
	if (/\(\?(?!:)|\[\[:|\[\^?\]|\\[^\\dDwW./+*?()[\]{}|^$]|[^\\]\$.|[^\\]\^/.test(regex)) return false;
	try {
		anchored(regex);
		return true;
	} catch {
		return false;
	}
}
/** A regex that matches this text alone. RegExp.escape would do, but turns plain names into hex escapes nobody can read. */
function literalRegex(text) {
	return text.replace(/[\\.+*?()|[\]{}^$]/g, "\\$&");
}
function anchored(regex) {
	return new RegExp(`^(?:${regex})$`, "su");
}
// src/metrics/shown.ts
/** Text of a server in a sentence of ours: one line, cut, and without the secrets that an echo may hold. */
/** At most `limit` characters; whatever is in `secrets` becomes `***`. */
function shown$1(text, limit = 200, secrets = []) {
	let clean = text;
	for (const secret of secrets) if (secret !== "") clean = clean.replaceAll(secret, "***");
	return cut$1(oneLine(clean), limit);
}
// src/metrics/status.ts
/** Exact statuses before classes: where a series has both, the exact one says more. */
const STATUS_LABELS = [
	"code",
	"status",
	"status_code",
	"response_code",
	"http_response_status_code",
	"http.response.status_code",
	"http_status_code",
	"http.status_code",
	"http_status",
	"http_code",
	"response_status_code",
	"response_status",
	"statusCode",
	"envoy_response_code",
	"rc",
	"status_class",
	"code_class",
	"response_code_class",
	"envoy_response_code_class"
];
/**
* The statuses that a label's value stands for, as a closed range: `503`, `5xx`, `5XX`, and a bare `5` in a label
* that is called a class. undefined for anything else (`OK`, `other`, `0`).
*/
function readStatus(label, value) {
	if (/^[1-5][0-9][0-9]$/.test(value)) return [Number(value), Number(value)];
	const family = /^([1-5])(?:xx)?$/i.exec(value);
	if (family === null || value.length === 1 && !label.endsWith("class")) return void 0;
	const low = Number(family[1]) * 100;
	return [low, low + 99];
}
/** The usual name whose values are statuses on the most series; undefined when no name has any. */
function findStatusLabel(series) {
	const found = new Map(STATUS_LABELS.map((label) => [label, {
		have: 0,
		statuses: 0
	}]));
	for (const labels of series) for (const [label, tally] of found) {
		const value = labels[label];
		if (value === void 0 || value === "") continue;
		tally.have += 1;
		if (readStatus(label, value) !== void 0) tally.statuses += 1;
	}
	let best;
	let most = 0;
	for (const [label, { have, statuses }] of found) if (statuses > most && statuses * 2 >= have) {
		best = label;
		most = statuses;
	}
	return best;
}
const FAILED = {
	errors: 1,
	requests: 1
};
const ANSWERED = {
	errors: 0,
	requests: 1
};
/**
* Says of a series whether it counts errors.
* @throws MetricsError (the function returned) when the series' labels don't tell
*/
function classifier(errors, statusLabel) {
	if (errors.kind === "matcher") {
		const test = matcherTest(errors);
		return (labels) => classified(test(labels[errors.label] ?? ""), statusLabel === void 0 ? void 0 : labels[statusLabel]);
	}
	if (statusLabel === void 0) throw new RangeError("statuses need a status label");
	const known = /* @__PURE__ */ new Map();
	return (labels) => {
		const status = labels[statusLabel];
		if (status === void 0 || status === "") throw withoutStatus(labels, statusLabel);
		let error = known.get(status);
		if (error === void 0) {
			error = isError(status, statusLabel, errors);
			known.set(status, error);
		}
		return classified(error, status);
	};
}
function classified(error, status) {
	return {
		error,
		weights: error ? FAILED : ANSWERED,
		status
	};
}
function isError(status, statusLabel, { ranges, text }) {
	const range = readStatus(statusLabel, status);
	if (range === void 0) return false;
	const [low, high] = range;
	let covered = 0;
	for (let code = low; code <= high; code += 1) if (ranges.some(([from, to]) => from <= code && code <= to)) covered += 1;
	if (covered === 0) return false;
	if (covered === high - low + 1) return true;
	throw new MetricsError("refused", `Label ${statusLabel} holds classes such as "${status}", which can't tell apart the statuses of errors: ${text}.`, `Set errors to whole classes (5xx), or status-label to a label with exact statuses.`);
}
function matcherTest(errors) {
	try {
		return valueTest(errors);
	} catch {
		throw new MetricsError("refused", `errors: ${errors.text} holds a regex that can't be read.`, "Give errors a simpler regex or statuses such as 5xx.");
	}
}
function withoutStatus(labels, statusLabel) {
	return new MetricsError("wrong-data", `A series has no label ${statusLabel}, which holds the status on the others; it has ${labelNames([labels])}.`, "Narrow the selectors to series that all carry the status, or set status-label or errors to what they share.");
}
/** No label holds a status, though there are series. */
function noStatusLabel(series, asked) {
	const seen = labelNames(series);
	return new MetricsError("refused", asked === void 0 ? `No label holds the HTTP status; the series have the labels ${seen}.` : `Label ${asked} (status-label) holds no HTTP status; the series have the labels ${seen}.`, "Set status-label to the label with values such as 200 or 5xx, or errors to a matcher such as outcome=\"SERVER_ERROR\" or a counter such as shop_errors_total.");
}
/** Up to 15 names, without values: they may be many and anything. */
function labelNames(series) {
	const names = /* @__PURE__ */ new Set();
	for (const labels of series) for (const name of Object.keys(labels)) names.add(name);
	names.delete("__name__");
	if (names.size === 0) return "(none)";
	const sorted = [...names].sort();
	return sorted.length > 15 ? `${sorted.slice(0, 15).join(", ")}, …` : sorted.join(", ");
}
// src/metrics/targets.ts
/** Any of these names a process; the first that is there names it in reports. */
const PROCESS_LABELS = [
	"instance",
	"pod",
	"pod_name",
	"kubernetes_pod_name",
	"k8s_pod_name",
	"service_instance_id"
];
/** With one of those, these complete the identity: nothing else about a request can make the process a new one. */
const PLACE_LABELS = [
	"job",
	"namespace",
	"kubernetes_namespace",
	"cluster",
	"container"
];
/** Without a process label, all labels identify the target but those of its requests. */
const REQUEST_LABELS = /* @__PURE__ */ new Set([
	...STATUS_LABELS,
	"__name__",
	"method",
	"http_method",
	"request_method",
	"http_request_method",
	"verb",
	"route",
	"http_route",
	"path",
	"uri",
	"url",
	"handler",
	"endpoint",
	"operation",
	"controller",
	"action",
	"resource",
	"page",
	"outcome",
	"classification",
	"exception",
	"error",
	"error_type",
	"reason",
	"grpc_status",
	"grpc_code",
	"response_flags",
	"le"
]);
/** The labels of a series that identify the process it comes from. */
function targetLabels(labels) {
	const process = PROCESS_LABELS.filter((name) => labels[name] !== void 0);
	const names = process.length > 0 ? [...process, ...PLACE_LABELS.filter((name) => labels[name] !== void 0)] : Object.keys(labels).filter((name) => !REQUEST_LABELS.has(name));
	return Object.fromEntries(names.map((name) => [name, labels[name] ?? ""]));
}
/** The label that names a process in reports; undefined where series have none. */
function instanceLabel(labels) {
	return PROCESS_LABELS.find((name) => labels[name] !== void 0 && labels[name] !== "");
}
/** A target's name in reports: its instance or pod, else all that identifies it. */
function instanceName(target) {
	const label = instanceLabel(target);
	if (label !== void 0) return target[label] ?? "";
	const parts = Object.entries(target).map(([name, value]) => `${name}=${value}`);
	return parts.length === 0 ? "all" : parts.sort().join(", ");
}
/** The same text for the same labels, in whatever order they come. */
function labelsKey(labels) {
	const names = Object.keys(labels);
	for (let i = 1; i < names.length; i += 1) if ((names[i - 1] ?? "") > (names[i] ?? "")) {
		names.sort();
		break;
	}
	const parts = [];
	for (const name of names) parts.push(name, labels[name] ?? "");
	return parts.join("\0");
}
/** More would not make a median any better. */
const ENOUGH_SPACINGS = 16;
/** A target with fewer spacings than this may owe one of them to a missed scrape … */
const FEW_SPACINGS = 3;
/** … unless that is all it brought in so long a time. */
const LONG_WATCH = 9e4;
/** Learns a target's scrape interval from the times of its samples. */
var ScrapeSpacing = class {
	#spacings = [];
	#first;
	#last;
	#usual;
	add(at) {
		if (this.#last !== void 0 && at <= this.#last) return;
		if (this.#last !== void 0 && this.#spacings.length < ENOUGH_SPACINGS) {
			this.#spacings.push(at - this.#last);
			this.#usual = void 0;
		}
		this.#first ??= at;
		this.#last = at;
	}
	/** The (lower) median; undefined while there are too few to tell a scrape interval from a missed scrape. */
	usual() {
		const few = this.#spacings.length < FEW_SPACINGS;
		if (this.#spacings.length === 0 || few && this.#watched() < LONG_WATCH) return void 0;
		this.#usual ??= roundSpacing(lowerMedian(this.#spacings));
		return this.#usual;
	}
	#watched() {
		return (this.#last ?? 0) - (this.#first ?? 0);
	}
};
function lowerMedian(values) {
	const sorted = values.toSorted((a, b) => a - b);
	return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}
/** Scrape intervals are set in whole seconds; the milliseconds beyond are jitter. */
function roundSpacing(spacing) {
	return spacing < 5e3 ? spacing : Math.round(spacing / 1e3) * 1e3;
}
// src/metrics/slow.ts
const WHOLE = {
	errors: 1,
	requests: 1
};
const WITHIN = {
	errors: -1,
	requests: 0
};
/** A bucket with another bound says nothing of this one. */
const NEITHER$1 = {
	errors: 0,
	requests: 0
};
const MOST_BOUNDS = 20;
/** Of a bound in seconds that is no round number of milliseconds to a computer. */
const ROUNDING = 1e-9;
/**
* Says what a bucket adds to errors and requests.
* @throws MetricsError where no series has the limit for a bound; the function returned, for a series that is no bucket
*/
function slowClassifier({ limit }, statusLabel, series) {
	if (!series.some((labels) => weigh(labels, limit) === WITHIN)) throw notABound(limit, series);
	return (labels) => ({
		error: false,
		weights: weigh(labels, limit),
		status: statusLabel === void 0 ? void 0 : labels[statusLabel]
	});
}
/** A histogram of which only one of both buckets came would make all its requests slow, or none. @throws MetricsError */
function refuseUnpaired({ limit }, series) {
	const whole = /* @__PURE__ */ new Set();
	const within = /* @__PURE__ */ new Set();
	for (const labels of series) {
		const weights = weigh(labels, limit);
		if (weights !== NEITHER$1) (weights === WHOLE ? whole : within).add(histogramKey(labels));
	}
	const alone = [...whole, ...within].find((key) => !(whole.has(key) && within.has(key)));
	if (alone === void 0) return;
	const missing = whole.has(alone) ? formatDuration(limit) : "+Inf";
	throw new MetricsError("wrong-data", `A histogram has the bucket ${whole.has(alone) ? "+Inf" : formatDuration(limit)} and not ${missing}: its slow requests can't be told.`, "Select histograms that share their bounds; a matcher on le must leave both that bound and +Inf in.");
}
/** Matchers of the two buckets, for a server that sums: the bound in each way that clients write it. */
function bucketMatchers({ limit }, metric) {
	const bound = String(limit / unitOf(metric));
	return {
		whole: {
			label: "le",
			operator: "=",
			value: "+Inf"
		},
		within: {
			label: "le",
			operator: "=~",
			value: bound.replaceAll(".", "[.]") + (bound.includes(".") ? "" : "([.]0)?")
		}
	};
}
/** Whether a metric of this name can be the buckets of a classic histogram. */
function isBucketName(metric) {
	return metric.endsWith("_bucket");
}
function weigh(labels, limit) {
	const { le } = labels;
	if (le === void 0) throw noBucket(labels);
	const bound = Number(le) * unitOf(labels.__name__ ?? "");
	if (Math.abs(bound - limit) < limit * ROUNDING) return WITHIN;
	return isWhole$1(le) ? WHOLE : NEITHER$1;
}
function isWhole$1(le) {
	return /^\+?inf$/i.test(le);
}
/** Milliseconds of one unit of the bounds: seconds, as is the custom, unless the name says milliseconds. */
function unitOf(metric) {
	return /_(?:milliseconds|millis|ms)(?:_bucket)?$/.test(metric) ? 1 : 1e3;
}
function histogramKey({ le: _bound, ...labels }) {
	return labelsKey(labels);
}
function noBucket({ __name__: name = "A series" }) {
	return new MetricsError("refused", `${shown$1(name, 100)} has no label le: it is not a bucket of a classic histogram, and of a native histogram slow requests can't be counted exactly.`, "Select the …_bucket series of a classic histogram, or leave errors to a status.");
}
function notABound(limit, series) {
	const bounds = series.filter(({ le = "" }) => !isWhole$1(le)).map(({ le, __name__: name = "" }) => Number(le) * unitOf(name));
	const sorted = [...new Set(bounds)].sort((a, b) => a - b).map((bound) => `${Number(bound.toPrecision(9))}ms`);
	const some = sorted.slice(0, MOST_BOUNDS).join(", ");
	const list = sorted.length > MOST_BOUNDS ? `${some}, …` : some;
	return new MetricsError("refused", `No bucket ends at ${formatDuration(limit)}; the bounds are ${sorted.length === 0 ? "none but +Inf" : list}.`, "Set errors to slower than one of these bounds: between two of them nobody has counted.");
}
// src/inputs/fit.ts
function rejectUnfit(reader, source, timing, strictness) {
	if (source !== void 0) {
		rejectNoBuckets(reader, source);
		rejectUnfitCounter(reader, source);
	}
	if (source?.provider !== "http") return;
	const { mode, numbers } = source.query;
	if (mode === "cumulative" && timing?.replay !== void 0) reader.reject("start-time", "nothing with a cumulative query: running totals show the present alone");
	if (numbers.kind === "rates" && strictness?.maxErrorRate !== void 0) reader.reject("max-error-rate", "nothing with a query that gives rates: a ceiling needs counts");
}
const BUCKETS = "the buckets of a histogram, such as http_request_duration_seconds_bucket{app=\"shop\"}, where errors is slower than …";
function rejectNoBuckets(reader, source) {
	if (source.errors.kind !== "slower") return;
	for (const [name, selector] of requestSelectors(source)) {
		if (selector === void 0 && source.provider === "prometheus") continue;
		if (selector === void 0 || !isBucketName(selector.name)) reader.reject(name, BUCKETS);
	}
}
/** A counter of errors that is the one of requests would count all of them; one that a cohort's matchers rule out, none. */
function rejectUnfitCounter(reader, source) {
	const { errors } = source;
	if (errors.kind !== "counter") return;
	for (const [name, selector] of requestSelectors(source)) {
		if (selector?.name === errors.name) {
			reader.reject("errors", `another counter than that of ${name}, which counts all requests`);
			return;
		}
		const unfit = errors.matchers.find((matcher) => excludes(selector?.matchers ?? [], matcher));
		if (unfit !== void 0) {
			reader.reject("errors", `matchers that ${name} leaves room for: its ${unfit.label} is another`);
			return;
		}
	}
}
function excludes(own, more) {
	const accepts = valueTest(more);
	return own.some(({ label, operator, value }) => label === more.label && operator === "=" && !accepts(value));
}
/** What selects requests, by its input, as far as it can be read; nothing does of JSON or of a record. */
function requestSelectors(source) {
	return textsOf$1(source).filter(([, text]) => text === void 0 || selectorProblem(text) === void 0).map(([input, text]) => [input, text === void 0 ? void 0 : parseSelector(text)]);
}
function textsOf$1(source) {
	if (source.provider === "http" || source.provider === "record") return [];
	if (source.provider === "scrape") return [["query", source.selector]];
	return [["canary", source.canary], ["baseline", source.baseline]];
}
// src/inputs/table.ts
const INPUTS = {
	provider: {
		default: "prometheus",
		becomes: "source.provider"
	},
	"metrics-url": {
		becomes: "source.url",
		providers: ["prometheus", "http"]
	},
	"metrics-token": {
		becomes: "source.access.authorization",
		shows: "secret"
	},
	"metrics-username": { becomes: "source.access.authorization" },
	"metrics-password": {
		becomes: "source.access.authorization",
		shows: "secret"
	},
	"metrics-headers": {
		becomes: "source.access.headers",
		shows: "headers"
	},
	canary: { becomes: "source.canary" },
	baseline: { becomes: "source.baseline" },
	errors: {
		default: "5xx",
		becomes: "source.errors",
		providers: ["prometheus", "scrape"]
	},
	"status-label": {
		becomes: "source.statusLabel",
		providers: ["prometheus", "scrape"]
	},
	query: {
		becomes: "source.query",
		providers: ["scrape", "http"]
	},
	duration: {
		default: "10m",
		becomes: "timing.duration"
	},
	interval: {
		default: "15s",
		becomes: "timing.interval"
	},
	warmup: {
		default: "0s",
		becomes: "timing.warmup"
	},
	history: {
		default: "1h",
		becomes: "timing.history"
	},
	"start-time": { becomes: "timing.replay.start" },
	"end-time": { becomes: "timing.replay.end" },
	"false-alarm-rate": {
		default: "1%",
		becomes: "strictness.falseAlarmRate"
	},
	"max-error-ratio": {
		default: "1.25",
		becomes: "strictness.maxErrorRatio"
	},
	"negligible-error-rate": {
		default: "0.1%",
		becomes: "strictness.negligibleErrorRate"
	},
	"max-error-rate": { becomes: "strictness.maxErrorRate" },
	"detect-ratio": {
		default: "5",
		becomes: "strictness.detectRatio"
	},
	"detect-rate": {
		default: "1%",
		becomes: "strictness.detectRate"
	},
	power: {
		default: "80%",
		becomes: "strictness.power"
	},
	checks: { becomes: "checks" },
	"fail-job": {
		default: "true",
		becomes: "policies.failJob",
		isSwitch: true
	},
	"on-inconclusive": {
		default: "fail",
		becomes: "policies.onInconclusive"
	},
	"on-error": {
		default: "fail",
		becomes: "policies.onError"
	},
	"on-cancel": {
		default: "none",
		becomes: "policies.onCancel"
	},
	"verify-recovery": {
		default: "0s",
		becomes: "timing.verifyRecovery"
	},
	"dry-run": {
		becomes: "policies.dryRun",
		isSwitch: true
	},
	"rollback-webhook-url": {
		becomes: "webhook.url",
		shows: "address"
	},
	"rollback-webhook-secret": {
		becomes: "webhook.secret",
		shows: "secret"
	},
	"rollback-webhook-auth": { becomes: "webhook.auth" },
	"rollback-webhook-token": {
		becomes: "webhook.auth",
		shows: "secret"
	},
	"rollback-webhook-username": { becomes: "webhook.auth" },
	"rollback-webhook-password": {
		becomes: "webhook.auth",
		shows: "secret"
	},
	"rollback-webhook-ca": {
		becomes: "webhook.tls",
		shows: "secret"
	},
	"rollback-webhook-cert": {
		becomes: "webhook.tls",
		shows: "secret"
	},
	"rollback-webhook-key": {
		becomes: "webhook.tls",
		shows: "secret"
	},
	"rollback-webhook-format": {
		default: "standard",
		becomes: "webhook.format"
	},
	"rollback-webhook-method": {
		default: "POST",
		becomes: "webhook.method"
	},
	"rollback-webhook-headers": {
		becomes: "webhook.headers",
		shows: "headers"
	},
	"rollback-webhook-body": {
		becomes: "webhook.body",
		shows: "secret"
	},
	"rollback-webhook-metadata": { becomes: "webhook.metadata" },
	"rollback-webhook-success": { becomes: "webhook.success" },
	"rollback-webhook-timeout": {
		default: "15s",
		becomes: "webhook.timeout"
	},
	"rollback-webhook-retries": {
		default: "5",
		becomes: "webhook.retries"
	},
	"rollback-webhook-retry-on-timeout": {
		becomes: "webhook.retryOnTimeout",
		isSwitch: true
	},
	"github-token": {
		default: "${{ github.token }}",
		becomes: "github.token",
		shows: "secret"
	},
	"deployment-id": { becomes: "github.deployment" },
	environment: { becomes: "github.deployment" },
	"rollback-workflow": { becomes: "github.rollbackWorkflow" },
	comment: {
		default: "false",
		becomes: "github.comment",
		isSwitch: true
	}
};
const INPUT_NAMES = Object.keys(INPUTS);
function ruleOf(name) {
	return INPUTS[name];
}
/** Named in the documentation of later versions: a clearer answer than "no such input". */
const LATER_INPUTS = ["early-pass", "preset"];
// src/inputs/shown-text.ts
/** What of an input's text may be seen by others. */
/**
* The text of an input without its secrets: `***` for a token, `https://host/***` for the webhook's address,
* `Name: ***` for a header. User and password of any address, usable or not, are left out, and so is its query.
*/
function shownText(name, text) {
	switch (ruleOf(name).shows) {
		case "secret": return "***";
		case "headers": return text.split(/\r\n|\n|\r/).map(headerName).join("\n");
		case "address": return hostOf(text);
		default:
			if (name === "checks") return checksText(text);
			return name === "query" ? queryText(text) : withoutCredentials(text);
	}
}
function headerName(line) {
	const name = /^\s*([\w-]+)\s*:/.exec(line)?.[1];
	return name === void 0 ? "***" : `${name}: ***`;
}
function hostOf(text) {
	const url = URL.parse(text);
	return url === null || url.host === "" ? "***" : `${url.protocol}//${url.host}/***`;
}
/** Addresses lose what stands before their last `@` and after their `?`; a selector has a brace or quote before both. */
function withoutCredentials(text) {
	return text.split("\n").map((line) => line.replace(/(:\/\/).*@/, "$1***@").replace(/^[^{"\s:/]*:[^{"\s/]*@/, "***@").replace(/(:\/\/[^?]*\?).*/, "$1***")).join("\n");
}
/** A selector (`scrape`) is shown; YAML (`http`) may hold headers, and headers hold keys. */
function queryText(text) {
	return /^[a-zA-Z_:][\w:]*\s*(\{.*\})?$/.test(text) ? text : hiddenYaml(text);
}
/** Shown as long as none of its queries can hold a key. */
function checksText(text) {
	return /headers|body/i.test(text) ? hiddenYaml(text) : withoutCredentials(text);
}
function hiddenYaml(text) {
	const lines = text.split("\n").length;
	return `*** (${lines} ${lines === 1 ? "line" : "lines"} of YAML)`;
}
// src/inputs/input-reader.ts
/** The runner hands `max-error-rate` over as `INPUT_MAX-ERROR-RATE`, and inputs left out as an empty text. */
function inputReader(environment) {
	const problems = [];
	const get = (name) => environment[variableOf$1(name)]?.trim() || literalDefault(name);
	const chosen = (name) => get(name) !== ruleOf(name).default;
	const reject = (name, takes) => {
		const text = get(name);
		const got = text === void 0 ? void 0 : cut(shownText(name, text));
		problems.push({
			input: name,
			got,
			takes
		});
	};
	const reader = {
		get,
		chosen,
		reject,
		problems,
		parse(name, parse, takes) {
			const text = get(name);
			if (text === void 0) return void 0;
			const value = parse(text);
			if (value === void 0) reject(name, takes);
			return value;
		},
		require(name, parse, takes) {
			if (get(name) === void 0) reject(name, takes);
			return reader.parse(name, parse, takes);
		},
		rejectName(name, takes) {
			problems.push({
				input: cut(name),
				got: "***",
				takes
			});
		},
		adopt(problem) {
			problems.push(problem);
		},
		resolved() {
			return INPUT_NAMES.flatMap((name) => {
				const text = get(name);
				if (text === void 0) return [];
				const from = chosen(name) ? "input" : "default";
				return [{
					name,
					value: shownText(name, text),
					from
				}];
			});
		}
	};
	return reader;
}
/** The runner evaluates expressions; where none was at work, there is no value. */
function literalDefault(name) {
	const text = ruleOf(name).default;
	return text?.startsWith("${{") ? void 0 : text;
}
/** `CANARY_GATE_METRICS_TOKEN` is `--metrics-token`: the process list shows flags, and the shell keeps them. */
const OUTSIDE_PREFIX = "CANARY_GATE_";
/** `INPUT_METRICS-URL` */
function variableOf$1(name) {
	return `INPUT_${name.toUpperCase()}`;
}
/** The variable outside of a runner that an input was read from; undefined where none is set. */
function outsideVariable(name, environment) {
	return Object.keys(environment).find((variable) => variable.startsWith("CANARY_GATE_") && variableOf$1(variable.slice(12).replaceAll("_", "-")) === variableOf$1(name));
}
/** The fields, when none of them is undefined. */
function complete(fields) {
	return Object.values(fields).includes(void 0) ? void 0 : fields;
}
/** One of a few words, spelled exactly. */
function oneOf(words) {
	return (text) => words.find((word) => word === text);
}
const LONGEST_SHOWN = 200;
function cut(text) {
	return text.length <= LONGEST_SHOWN ? text : `${text.slice(0, LONGEST_SHOWN)}…`;
}
// src/config.ts
const PROVIDERS = [
	"prometheus",
	"scrape",
	"http"
];
const WEBHOOK_FORMATS = [
	"standard",
	"cloudevents",
	"cdevents",
	"flagger",
	"pagerduty",
	"slack",
	"github",
	"raw"
];
/** What a verdict of `inconclusive` or `error` leads to. `rollback`: webhook and fail. */
const POLICIES = [
	"fail",
	"pass",
	"rollback"
];
/** What a run that is cancelled or killed before its verdict leads to. */
const CANCEL_POLICIES = ["none", "rollback"];
// src/template.ts
/** Texts with placeholders such as `{{ start }}`. */
const PLACEHOLDER = /\{\{\s*([A-Za-z][\w-]*)\s*\}\}/g;
/** The placeholders of a text, in order, each once. */
function placeholders(text) {
	return [...new Set(Array.from(text.matchAll(PLACEHOLDER), ([, name]) => name ?? ""))];
}
/**
* The text with every placeholder replaced by its value, encoded for where it stands. What a value brings in is not
* read again.
* @throws RangeError for a placeholder without a value: ask `placeholders` first
*/
function fillTemplate(text, values, encode) {
	return text.replace(PLACEHOLDER, (_, name) => {
		const value = Object.hasOwn(values, name) ? values[name] : void 0;
		if (value === void 0) throw new RangeError(`{{ ${name} }} has no value`);
		return encode(value);
	});
}
/** For inside a JSON string: without the quotes around it. */
function jsonEscaped(value) {
	return JSON.stringify(value).slice(1, -1);
}
// node_modules/@jmespath-community/jmespath/dist/index.mjs
var isObject = (obj) => {
	return obj !== null && Object.prototype.toString.call(obj) === "[object Object]";
};
var strictDeepEqual = (first, second) => {
	if (first === second) return true;
	if (typeof first !== typeof second) return false;
	if (Array.isArray(first) && Array.isArray(second)) {
		if (first.length !== second.length) return false;
		for (let i = 0; i < first.length; i += 1) if (!strictDeepEqual(first[i], second[i])) return false;
		return true;
	}
	if (isObject(first) && isObject(second)) {
		const firstEntries = Object.entries(first);
		const secondKeys = new Set(Object.keys(second));
		if (firstEntries.length !== secondKeys.size) return false;
		for (const [key, value] of firstEntries) {
			if (!strictDeepEqual(value, second[key])) return false;
			secondKeys.delete(key);
		}
		return secondKeys.size === 0;
	}
	return false;
};
var isFalse = (obj) => {
	if (obj === null || obj === void 0 || obj === false) return true;
	if (typeof obj === "string") return obj === "";
	if (typeof obj === "object") {
		if (Array.isArray(obj)) return obj.length === 0;
		if (obj === null) return true;
		return Object.keys(obj).length === 0;
	}
	return false;
};
var isAlpha = (ch) => {
	return ch >= "a" && ch <= "z" || ch >= "A" && ch <= "Z" || ch === "_";
};
var isNum = (ch) => {
	return ch >= "0" && ch <= "9" || ch === "-";
};
var isAlphaNum = (ch) => {
	return ch >= "a" && ch <= "z" || ch >= "A" && ch <= "Z" || ch >= "0" && ch <= "9" || ch === "_";
};
var ensureInteger = (value) => {
	if (!(typeof value === "number") || Math.floor(value) !== value) throw new Error("invalid-value: expecting an integer.");
	return value;
};
var ensurePositiveInteger = (value) => {
	if (!(typeof value === "number") || value < 0 || Math.floor(value) !== value) throw new Error("invalid-value: expecting a non-negative integer.");
	return value;
};
var ensureNumbers = (...operands) => {
	for (let i = 0; i < operands.length; i++) {
		if (operands[i] === null || operands[i] === void 0) throw new Error("not-a-number: undefined");
		if (typeof operands[i] !== "number") throw new Error("not-a-number");
	}
};
var notZero = (n) => {
	n = +n;
	if (!n) throw new Error("not-a-number: divide by zero");
	return n;
};
var add = (left, right) => {
	ensureNumbers(left, right);
	return left + right;
};
var sub = (left, right) => {
	ensureNumbers(left, right);
	return left - right;
};
var mul = (left, right) => {
	ensureNumbers(left, right);
	return left * right;
};
var divide = (left, right) => {
	ensureNumbers(left, right);
	return left / notZero(right);
};
var div = (left, right) => {
	ensureNumbers(left, right);
	return Math.floor(left / notZero(right));
};
var mod = (left, right) => {
	ensureNumbers(left, right);
	return left % right;
};
var findFirst = (subject, sub2, start, end) => {
	if (!subject || !sub2) return null;
	start = Math.max(ensureInteger(start = start || 0), 0);
	end = Math.min(ensureInteger(end = end || subject.length), subject.length);
	const offset = subject.slice(start, end).indexOf(sub2);
	return offset === -1 ? null : offset + start;
};
var findLast = (subject, sub2, start, end) => {
	if (!subject || !sub2) return null;
	start = Math.max(ensureInteger(start = start || 0), 0);
	end = Math.min(ensureInteger(end = end || subject.length), subject.length);
	const offset = subject.slice(start, end).lastIndexOf(sub2);
	return offset === -1 ? null : offset + start;
};
var lower = (subject) => subject.toLowerCase();
var ensurePadFuncParams = (name, width, padding) => {
	padding = padding || " ";
	if (padding.length > 1) throw new Error(`invalid value, ${name} expects its 'pad' parameter to be a valid string with a single codepoint`);
	ensurePositiveInteger(width);
	return padding;
};
var padLeft = (subject, width, padding) => {
	padding = ensurePadFuncParams("pad_left", width, padding);
	return subject && subject.padStart(width, padding) || "";
};
var padRight = (subject, width, padding) => {
	padding = ensurePadFuncParams("pad_right", width, padding);
	return subject && subject.padEnd(width, padding) || "";
};
var replace = (subject, string, by, count) => {
	if (count === 0) return subject;
	if (!count) return subject.split(string).join(by);
	ensurePositiveInteger(count);
	[...Array(count).keys()].map(() => subject = subject.replace(string, by));
	return subject;
};
var split = (subject, search2, count) => {
	if (subject.length == 0 && search2.length === 0) return [];
	if (count === null || count === void 0) return subject.split(search2);
	ensurePositiveInteger(count);
	if (count === 0) return [subject];
	const split2 = subject.split(search2);
	return [...split2.slice(0, count), split2.slice(count).join(search2)];
};
var trim = (subject, chars) => {
	return trimLeft(trimRight(subject, chars), chars);
};
var trimLeft = (subject, chars) => {
	return trimImpl(subject, (list) => new RegExp(`^[${list}]*(.*?)`), chars);
};
var trimRight = (subject, chars) => {
	return trimImpl(subject, (list) => new RegExp(`(.*?)[${list}]*$`), chars);
};
var trimImpl = (subject, regExper, chars) => {
	const pattern = chars ? chars.replace(/[-/\\^$*+?.()|[\]{}]/g, "\\$&") : "\\s";
	return subject.replace(regExper(pattern), "$1");
};
var upper = (subject) => subject.toUpperCase();
var basicTokens = {
	"(": "Lparen",
	")": "Rparen",
	"*": "Star",
	",": "Comma",
	".": "Dot",
	":": "Colon",
	"@": "Current",
	"]": "Rbracket",
	"{": "Lbrace",
	"}": "Rbrace",
	"+": "Plus",
	"%": "Modulo",
	"?": "Question",
	"−": "Minus",
	"×": "Multiply",
	"÷": "Divide"
};
var operatorStartToken = {
	"!": true,
	"<": true,
	"=": true,
	">": true,
	"&": true,
	"|": true,
	"/": true
};
var skipChars = {
	"	": true,
	"\n": true,
	"\r": true,
	" ": true
};
var StreamLexer = class {
	_current = 0;
	_enable_legacy_literals = false;
	tokenize(stream, options) {
		const tokens = [];
		this._current = 0;
		this._enable_legacy_literals = options?.enable_legacy_literals || false;
		let start;
		let identifier;
		let token;
		while (this._current < stream.length) if (isAlpha(stream[this._current])) {
			start = this._current;
			identifier = this.consumeUnquotedIdentifier(stream);
			tokens.push({
				start,
				type: "UnquotedIdentifier",
				value: identifier
			});
		} else if (basicTokens[stream[this._current]] !== void 0) {
			tokens.push({
				start: this._current,
				type: basicTokens[stream[this._current]],
				value: stream[this._current]
			});
			this._current += 1;
		} else if (stream[this._current] === "$") {
			start = this._current;
			if (this._current + 1 < stream.length && isAlpha(stream[this._current + 1])) {
				this._current += 1;
				identifier = this.consumeUnquotedIdentifier(stream);
				tokens.push({
					start,
					type: "Variable",
					value: identifier
				});
			} else {
				tokens.push({
					start,
					type: "Root",
					value: stream[this._current]
				});
				this._current += 1;
			}
		} else if (stream[this._current] === "-") {
			if (this._current + 1 < stream.length && isNum(stream[this._current + 1])) {
				const token2 = this.consumeNumber(stream);
				token2 && tokens.push(token2);
			} else {
				const token2 = {
					start: this._current,
					type: "Minus",
					value: "-"
				};
				tokens.push(token2);
				this._current += 1;
			}
		} else if (isNum(stream[this._current])) {
			token = this.consumeNumber(stream);
			tokens.push(token);
		} else if (stream[this._current] === "[") {
			token = this.consumeLBracket(stream);
			tokens.push(token);
		} else if (stream[this._current] === "\"") {
			start = this._current;
			identifier = this.consumeQuotedIdentifier(stream);
			tokens.push({
				start,
				type: "QuotedIdentifier",
				value: identifier
			});
		} else if (stream[this._current] === `'`) {
			start = this._current;
			identifier = this.consumeRawStringLiteral(stream);
			tokens.push({
				start,
				type: "Literal",
				value: identifier
			});
		} else if (stream[this._current] === "`") {
			start = this._current;
			const literal = this.consumeLiteral(stream);
			tokens.push({
				start,
				type: "Literal",
				value: literal
			});
		} else if (operatorStartToken[stream[this._current]] !== void 0) {
			token = this.consumeOperator(stream);
			token && tokens.push(token);
		} else if (skipChars[stream[this._current]] !== void 0) this._current += 1;
		else {
			const error = /* @__PURE__ */ new Error(`Syntax error: unknown character: ${stream[this._current]}`);
			error.name = "LexerError";
			throw error;
		}
		return tokens;
	}
	consumeUnquotedIdentifier(stream) {
		const start = this._current;
		this._current += 1;
		while (this._current < stream.length && isAlphaNum(stream[this._current])) this._current += 1;
		return stream.slice(start, this._current);
	}
	consumeQuotedIdentifier(stream) {
		const start = this._current;
		this._current += 1;
		const maxLength = stream.length;
		while (stream[this._current] !== "\"" && this._current < maxLength) {
			let current = this._current;
			if (stream[current] === "\\" && (stream[current + 1] === "\\" || stream[current + 1] === "\"")) current += 2;
			else current += 1;
			this._current = current;
		}
		this._current += 1;
		const [value, ok] = this.parseJSON(stream.slice(start, this._current));
		if (!ok) {
			const error = /* @__PURE__ */ new Error(`syntax: unexpected end of JSON input`);
			error.name = "LexerError";
			throw error;
		}
		return value;
	}
	consumeRawStringLiteral(stream) {
		const start = this._current;
		this._current += 1;
		const maxLength = stream.length;
		while (stream[this._current] !== `'` && this._current < maxLength) {
			let current = this._current;
			if (stream[current] === "\\" && (stream[current + 1] === "\\" || stream[current + 1] === `'`)) current += 2;
			else current += 1;
			this._current = current;
		}
		this._current += 1;
		return replace(replace(stream.slice(start + 1, this._current - 1), `\\\\`, `\\`), `\\'`, `'`);
	}
	consumeNumber(stream) {
		const start = this._current;
		this._current += 1;
		const maxLength = stream.length;
		while (isNum(stream[this._current]) && this._current < maxLength) this._current += 1;
		return {
			start,
			value: parseInt(stream.slice(start, this._current), 10),
			type: "Number"
		};
	}
	consumeLBracket(stream) {
		const start = this._current;
		this._current += 1;
		if (stream[this._current] === "?") {
			this._current += 1;
			return {
				start,
				type: "Filter",
				value: "[?"
			};
		}
		if (stream[this._current] === "]") {
			this._current += 1;
			return {
				start,
				type: "Flatten",
				value: "[]"
			};
		}
		return {
			start,
			type: "Lbracket",
			value: "["
		};
	}
	consumeOrElse(stream, peek, token, orElse) {
		const start = this._current;
		this._current += 1;
		if (this._current < stream.length && stream[this._current] === peek) {
			this._current += 1;
			return {
				start,
				type: orElse,
				value: stream.slice(start, this._current)
			};
		}
		return {
			start,
			type: token,
			value: stream[start]
		};
	}
	consumeOperator(stream) {
		switch (stream[this._current]) {
			case "!": return this.consumeOrElse(stream, "=", "Not", "NE");
			case "<": return this.consumeOrElse(stream, "=", "LT", "LTE");
			case ">": return this.consumeOrElse(stream, "=", "GT", "GTE");
			case "=": return this.consumeOrElse(stream, "=", "Assign", "EQ");
			case "&": return this.consumeOrElse(stream, "&", "Expref", "And");
			case "|": return this.consumeOrElse(stream, "|", "Pipe", "Or");
			case "/": return this.consumeOrElse(stream, "/", "Divide", "Div");
		}
	}
	consumeLiteral(stream) {
		this._current += 1;
		const start = this._current;
		const maxLength = stream.length;
		while (stream[this._current] !== "`" && this._current < maxLength) {
			let current = this._current;
			if (stream[current] === "\\" && (stream[current + 1] === "\\" || stream[current + 1] === "`")) current += 2;
			else current += 1;
			this._current = current;
		}
		let literalString = stream.slice(start, this._current).trimStart();
		literalString = literalString.replace("\\`", "`");
		let literal = null;
		let ok = false;
		if (this.looksLikeJSON(literalString)) [literal, ok] = this.parseJSON(literalString);
		if (!ok && this._enable_legacy_literals) [literal, ok] = this.parseJSON(`"${literalString}"`);
		if (!ok) {
			const error = /* @__PURE__ */ new Error(`Syntax error: unexpected end of JSON input or invalid format for a JSON literal: ${stream[this._current]}`);
			error.name = "LexerError";
			throw error;
		}
		this._current += 1;
		return literal;
	}
	looksLikeJSON(literalString) {
		const startingChars = "[{\"";
		const jsonLiterals = [
			"true",
			"false",
			"null"
		];
		const numberLooking = "-0123456789";
		if (literalString === "") return false;
		if (startingChars.includes(literalString[0])) return true;
		if (jsonLiterals.includes(literalString)) return true;
		if (numberLooking.includes(literalString[0])) {
			const [_, ok] = this.parseJSON(literalString);
			return ok;
		}
		return false;
	}
	parseJSON(text) {
		try {
			return [JSON.parse(text), true];
		} catch {
			return [null, false];
		}
	}
};
var Lexer_default = new StreamLexer();
var bindingPower = {
	["EOF"]: 0,
	["Variable"]: 0,
	["UnquotedIdentifier"]: 0,
	["QuotedIdentifier"]: 0,
	["Rbracket"]: 0,
	["Rparen"]: 0,
	["Comma"]: 0,
	["Rbrace"]: 0,
	["Number"]: 0,
	["Current"]: 0,
	["Expref"]: 0,
	["Root"]: 0,
	["Assign"]: 1,
	["Pipe"]: 1,
	["Question"]: 2,
	["Or"]: 3,
	["And"]: 4,
	["EQ"]: 5,
	["GT"]: 5,
	["LT"]: 5,
	["GTE"]: 5,
	["LTE"]: 5,
	["NE"]: 5,
	["Minus"]: 6,
	["Plus"]: 6,
	["Div"]: 7,
	["Divide"]: 7,
	["Modulo"]: 7,
	["Multiply"]: 7,
	["Flatten"]: 9,
	["Star"]: 20,
	["Filter"]: 21,
	["Dot"]: 40,
	["Not"]: 45,
	["Lbrace"]: 50,
	["Lbracket"]: 55,
	["Lparen"]: 60
};
var Parser_default = new class _TokenParser {
	index = 0;
	tokens = [];
	parse(expression, options) {
		this.loadTokens(expression, options || { enable_legacy_literals: false });
		this.index = 0;
		const ast = this.expression(0);
		if (this.lookahead(0) !== "EOF") {
			const token = this.lookaheadToken(0);
			this.errorToken(token, `Syntax error: unexpected token type: ${token.type}, value: ${token.value}`);
		}
		return ast;
	}
	loadTokens(expression, options) {
		this.tokens = Lexer_default.tokenize(expression, options);
		this.tokens.push({
			type: "EOF",
			value: "",
			start: expression.length
		});
	}
	expression(rbp) {
		const leftToken = this.lookaheadToken(0);
		this.advance();
		let left = this.nud(leftToken);
		let currentTokenType = this.lookahead(0);
		while (rbp < bindingPower[currentTokenType]) {
			this.advance();
			left = this.led(currentTokenType, left);
			currentTokenType = this.lookahead(0);
		}
		return left;
	}
	lookahead(offset) {
		return this.tokens[this.index + offset].type;
	}
	lookaheadToken(offset) {
		return this.tokens[this.index + offset];
	}
	advance() {
		this.index += 1;
	}
	nud(token) {
		switch (token.type) {
			case "Variable": return {
				type: "Variable",
				name: token.value
			};
			case "Literal": return {
				type: "Literal",
				value: token.value
			};
			case "UnquotedIdentifier": if (_TokenParser.isKeyword(token, "let") && this.lookahead(0) === "Variable") return this.parseLetExpression();
			else return {
				type: "Field",
				name: token.value
			};
			case "QuotedIdentifier": if (this.lookahead(0) === "Lparen") throw new Error("Syntax error: quoted identifier not allowed for function names.");
			else return {
				type: "Field",
				name: token.value
			};
			case "Not": return {
				type: "NotExpression",
				child: this.expression(bindingPower.Not)
			};
			case "Minus": {
				const child = this.expression(bindingPower.Minus);
				return {
					type: "Unary",
					operator: token.type,
					operand: child
				};
			}
			case "Plus": {
				const child = this.expression(bindingPower.Plus);
				return {
					type: "Unary",
					operator: token.type,
					operand: child
				};
			}
			case "Star": return {
				type: "ValueProjection",
				left: { type: "Identity" },
				right: this.parseProjectionRHS(bindingPower.Star)
			};
			case "Filter": return this.led(token.type, { type: "Identity" });
			case "Lbrace": return this.parseMultiselectHash();
			case "Flatten": return {
				type: "Projection",
				left: {
					type: "Flatten",
					child: { type: "Identity" }
				},
				right: this.parseProjectionRHS(bindingPower.Flatten)
			};
			case "Lbracket":
				if (this.lookahead(0) === "Number" || this.lookahead(0) === "Colon") {
					const right = this.parseIndexExpression();
					return this.projectIfSlice({ type: "Identity" }, right);
				}
				if (this.lookahead(0) === "Star" && this.lookahead(1) === "Rbracket") {
					this.advance();
					this.advance();
					return {
						left: { type: "Identity" },
						right: this.parseProjectionRHS(bindingPower.Star),
						type: "Projection"
					};
				}
				return this.parseMultiselectList();
			case "Current": return { type: "Current" };
			case "Root": return { type: "Root" };
			case "Expref": return {
				type: "ExpressionReference",
				child: this.expression(bindingPower.Expref)
			};
			case "Lparen": {
				const expression = this.expression(0);
				this.match("Rparen");
				return expression;
			}
			default: this.errorToken(token);
		}
	}
	led(tokenName, left) {
		switch (tokenName) {
			case "Question": {
				const trueExpr = this.expression(0);
				this.match("Colon");
				return {
					type: "Ternary",
					condition: left,
					trueExpr,
					falseExpr: this.expression(0)
				};
			}
			case "Dot": {
				const rbp = bindingPower.Dot;
				if (this.lookahead(0) !== "Star") return {
					type: "Subexpression",
					left,
					right: this.parseDotRHS(rbp)
				};
				this.advance();
				return {
					type: "ValueProjection",
					left,
					right: this.parseProjectionRHS(rbp)
				};
			}
			case "Pipe": return {
				type: "Pipe",
				left,
				right: this.expression(bindingPower.Pipe)
			};
			case "Or": return {
				type: "OrExpression",
				left,
				right: this.expression(bindingPower.Or)
			};
			case "And": return {
				type: "AndExpression",
				left,
				right: this.expression(bindingPower.And)
			};
			case "Lparen":
				if (left.type !== "Field") throw new Error("Syntax error: expected a Field node");
				return {
					name: left.name,
					type: "Function",
					children: this.parseCommaSeparatedExpressionsUntilToken("Rparen")
				};
			case "Filter": {
				const condition = this.expression(0);
				this.match("Rbracket");
				return {
					type: "FilterProjection",
					left,
					right: this.lookahead(0) === "Flatten" ? { type: "Identity" } : this.parseProjectionRHS(bindingPower.Filter),
					condition
				};
			}
			case "Flatten": return {
				type: "Projection",
				left: {
					type: "Flatten",
					child: left
				},
				right: this.parseProjectionRHS(bindingPower.Flatten)
			};
			case "Assign": {
				const leftNode = left;
				const right = this.expression(0);
				return {
					type: "Binding",
					variable: leftNode.name,
					reference: right
				};
			}
			case "EQ":
			case "NE":
			case "GT":
			case "GTE":
			case "LT":
			case "LTE": return this.parseComparator(left, tokenName);
			case "Plus":
			case "Minus":
			case "Multiply":
			case "Star":
			case "Divide":
			case "Modulo":
			case "Div": return this.parseArithmetic(left, tokenName);
			case "Lbracket": {
				const token = this.lookaheadToken(0);
				if (token.type === "Number" || token.type === "Colon") {
					const right2 = this.parseIndexExpression();
					return this.projectIfSlice(left, right2);
				}
				this.match("Star");
				this.match("Rbracket");
				return {
					type: "Projection",
					left,
					right: this.parseProjectionRHS(bindingPower.Star)
				};
			}
			default: return this.errorToken(this.lookaheadToken(0));
		}
	}
	static isKeyword(token, keyword) {
		return token.type === "UnquotedIdentifier" && token.value === keyword;
	}
	match(tokenType) {
		if (this.lookahead(0) === tokenType) {
			this.advance();
			return;
		} else {
			const token = this.lookaheadToken(0);
			this.errorToken(token, `Syntax error: expected ${tokenType}, got: ${token.type}`);
		}
	}
	errorToken(token, message = "") {
		const error = new Error(message || `Syntax error: invalid token (${token.type}): "${token.value}"`);
		error.name = "ParserError";
		throw error;
	}
	parseIndexExpression() {
		if (this.lookahead(0) === "Colon" || this.lookahead(1) === "Colon") return this.parseSliceExpression();
		const value = Number(this.lookaheadToken(0).value);
		this.advance();
		this.match("Rbracket");
		return {
			type: "Index",
			value
		};
	}
	projectIfSlice(left, right) {
		const indexExpr = {
			type: "IndexExpression",
			left,
			right
		};
		if (right.type === "Slice") return {
			left: indexExpr,
			right: this.parseProjectionRHS(bindingPower.Star),
			type: "Projection"
		};
		return indexExpr;
	}
	parseSliceExpression() {
		const parts = [
			null,
			null,
			null
		];
		let index = 0;
		let current = this.lookaheadToken(0);
		while (current.type != "Rbracket" && index < 3) {
			if (current.type === "Colon") {
				index++;
				if (index === 3) this.errorToken(this.lookaheadToken(0), "Syntax error, too many colons in slice expression");
				this.advance();
			} else if (current.type === "Number") {
				const part = this.lookaheadToken(0).value;
				parts[index] = part;
				this.advance();
			} else {
				const next = this.lookaheadToken(0);
				this.errorToken(next, `Syntax error, unexpected token: ${next.value}(${next.type})`);
			}
			current = this.lookaheadToken(0);
		}
		this.match("Rbracket");
		const [start, stop, step] = parts;
		return {
			type: "Slice",
			start,
			stop,
			step
		};
	}
	parseLetExpression() {
		const separated = this.parseCommaSeparatedExpressionsUntilKeyword("in");
		const expression = this.expression(0);
		return {
			type: "LetExpression",
			bindings: separated.map((binding) => binding),
			expression
		};
	}
	parseCommaSeparatedExpressionsUntilKeyword(keyword) {
		return this.parseCommaSeparatedExpressionsUntil(() => {
			return _TokenParser.isKeyword(this.lookaheadToken(0), keyword);
		}, () => {
			this.advance();
		});
	}
	parseCommaSeparatedExpressionsUntilToken(token) {
		return this.parseCommaSeparatedExpressionsUntil(() => {
			return this.lookahead(0) === token;
		}, () => {
			return this.match(token);
		});
	}
	parseCommaSeparatedExpressionsUntil(isEndToken, matchEndToken) {
		const args = [];
		let expression;
		while (!isEndToken()) {
			expression = this.expression(0);
			if (this.lookahead(0) === "Comma") this.match("Comma");
			args.push(expression);
		}
		matchEndToken();
		return args;
	}
	parseComparator(left, comparator) {
		return {
			type: "Comparator",
			name: comparator,
			left,
			right: this.expression(bindingPower[comparator])
		};
	}
	parseArithmetic(left, operator) {
		return {
			type: "Arithmetic",
			operator,
			left,
			right: this.expression(bindingPower[operator])
		};
	}
	parseDotRHS(rbp) {
		const lookahead = this.lookahead(0);
		if ([
			"UnquotedIdentifier",
			"QuotedIdentifier",
			"Star"
		].includes(lookahead)) return this.expression(rbp);
		if (lookahead === "Lbracket") {
			this.match("Lbracket");
			return this.parseMultiselectList();
		}
		if (lookahead === "Lbrace") {
			this.match("Lbrace");
			return this.parseMultiselectHash();
		}
		const token = this.lookaheadToken(0);
		this.errorToken(token, `Syntax error, unexpected token: ${token.value}(${token.type})`);
	}
	parseProjectionRHS(rbp) {
		if (bindingPower[this.lookahead(0)] < 10) return { type: "Identity" };
		if (this.lookahead(0) === "Lbracket") return this.expression(rbp);
		if (this.lookahead(0) === "Filter") return this.expression(rbp);
		if (this.lookahead(0) === "Dot") {
			this.match("Dot");
			return this.parseDotRHS(rbp);
		}
		const token = this.lookaheadToken(0);
		this.errorToken(token, `Syntax error, unexpected token: ${token.value}(${token.type})`);
	}
	parseMultiselectList() {
		const expressions = [];
		while (this.lookahead(0) !== "Rbracket") {
			const expression = this.expression(0);
			expressions.push(expression);
			if (this.lookahead(0) === "Comma") {
				this.match("Comma");
				if (this.lookahead(0) === "Rbracket") throw new Error("Syntax error: unexpected token Rbracket");
			}
		}
		this.match("Rbracket");
		return {
			type: "MultiSelectList",
			children: expressions
		};
	}
	parseMultiselectHash() {
		const pairs = [];
		const identifierTypes = ["UnquotedIdentifier", "QuotedIdentifier"];
		let keyToken;
		let keyName;
		let value;
		for (;;) {
			keyToken = this.lookaheadToken(0);
			if (!identifierTypes.includes(keyToken.type)) throw new Error(`Syntax error: expecting an identifier token, got: ${keyToken.type}`);
			keyName = keyToken.value;
			this.advance();
			this.match("Colon");
			value = this.expression(0);
			pairs.push({
				value,
				type: "KeyValuePair",
				name: keyName
			});
			if (this.lookahead(0) === "Comma") this.match("Comma");
			else if (this.lookahead(0) === "Rbrace") {
				this.match("Rbrace");
				break;
			}
		}
		return {
			type: "MultiSelectHash",
			children: pairs
		};
	}
}();
var Text = class _Text {
	_text;
	constructor(text) {
		this._text = text;
	}
	get string() {
		return this._text;
	}
	get length() {
		return this.codePoints.length;
	}
	compareTo(other) {
		return _Text.compare(this, new _Text(other));
	}
	static get comparer() {
		const stringComparer = (left, right) => {
			return new _Text(left).compareTo(right);
		};
		return stringComparer;
	}
	static compare(left, right) {
		const leftCp = left.codePoints;
		const rightCp = right.codePoints;
		for (let index = 0; index < Math.min(leftCp.length, rightCp.length); index++) {
			if (leftCp[index] === rightCp[index]) continue;
			return leftCp[index] - rightCp[index] > 0 ? 1 : -1;
		}
		return leftCp.length - rightCp.length > 0 ? 1 : -1;
	}
	reverse() {
		return String.fromCodePoint(...this.codePoints.reverse());
	}
	get codePoints() {
		return [...this._text].map((s) => s.codePointAt(0));
	}
};
var createMathFunction = (mathFn) => ([value]) => mathFn(value);
var createStringFunction = (stringFn) => ([subject]) => stringFn(subject);
var createObjectFunction = (objFn) => ([obj]) => objFn(obj);
var Runtime = class {
	_interpreter;
	_functionTable;
	_customFunctions = /* @__PURE__ */ new Set();
	TYPE_NAME_TABLE = Object.freeze({
		[0]: "number",
		[1]: "any",
		[2]: "string",
		[3]: "array",
		[4]: "object",
		[5]: "boolean",
		[6]: "expression",
		[7]: "null",
		[8]: "Array<number>",
		[10]: "Array<object>",
		[9]: "Array<string>",
		[11]: "Array<Array<any>>"
	});
	constructor(interpreter) {
		this._interpreter = interpreter;
		this._functionTable = this.buildFunctionTable();
	}
	buildFunctionTable() {
		return {
			abs: {
				_func: createMathFunction(Math.abs),
				_signature: [{ types: [0] }]
			},
			ceil: {
				_func: createMathFunction(Math.ceil),
				_signature: [{ types: [0] }]
			},
			floor: {
				_func: createMathFunction(Math.floor),
				_signature: [{ types: [0] }]
			},
			lower: {
				_func: createStringFunction(lower),
				_signature: [{ types: [2] }]
			},
			upper: {
				_func: createStringFunction(upper),
				_signature: [{ types: [2] }]
			},
			keys: {
				_func: createObjectFunction(Object.keys),
				_signature: [{ types: [4] }]
			},
			values: {
				_func: createObjectFunction(Object.values),
				_signature: [{ types: [4] }]
			},
			avg: {
				_func: this.functionAvg,
				_signature: [{ types: [8] }]
			},
			contains: {
				_func: this.functionContains,
				_signature: [{ types: [2, 3] }, { types: [1] }]
			},
			ends_with: {
				_func: this.functionEndsWith,
				_signature: [{ types: [2] }, { types: [2] }]
			},
			find_first: {
				_func: this.functionFindFirst,
				_signature: [
					{ types: [2] },
					{ types: [2] },
					{
						types: [0],
						optional: true
					},
					{
						types: [0],
						optional: true
					}
				]
			},
			find_last: {
				_func: this.functionFindLast,
				_signature: [
					{ types: [2] },
					{ types: [2] },
					{
						types: [0],
						optional: true
					},
					{
						types: [0],
						optional: true
					}
				]
			},
			from_items: {
				_func: this.functionFromItems,
				_signature: [{ types: [11] }]
			},
			group_by: {
				_func: this.functionGroupBy,
				_signature: [{ types: [3] }, { types: [6] }]
			},
			items: {
				_func: this.functionItems,
				_signature: [{ types: [4] }]
			},
			join: {
				_func: this.functionJoin,
				_signature: [{ types: [2] }, { types: [9] }]
			},
			length: {
				_func: this.functionLength,
				_signature: [{ types: [
					2,
					3,
					4
				] }]
			},
			map: {
				_func: this.functionMap,
				_signature: [{ types: [6] }, { types: [3] }]
			},
			max: {
				_func: this.functionMax,
				_signature: [{ types: [8, 9] }]
			},
			max_by: {
				_func: this.functionMaxBy,
				_signature: [{ types: [3] }, { types: [6] }]
			},
			merge: {
				_func: this.functionMerge,
				_signature: [{
					types: [4],
					variadic: true
				}]
			},
			min: {
				_func: this.functionMin,
				_signature: [{ types: [8, 9] }]
			},
			min_by: {
				_func: this.functionMinBy,
				_signature: [{ types: [3] }, { types: [6] }]
			},
			not_null: {
				_func: this.functionNotNull,
				_signature: [{
					types: [1],
					variadic: true
				}]
			},
			pad_left: {
				_func: this.functionPadLeft,
				_signature: [
					{ types: [2] },
					{ types: [0] },
					{
						types: [2],
						optional: true
					}
				]
			},
			pad_right: {
				_func: this.functionPadRight,
				_signature: [
					{ types: [2] },
					{ types: [0] },
					{
						types: [2],
						optional: true
					}
				]
			},
			replace: {
				_func: this.functionReplace,
				_signature: [
					{ types: [2] },
					{ types: [2] },
					{ types: [2] },
					{
						types: [0],
						optional: true
					}
				]
			},
			reverse: {
				_func: this.functionReverse,
				_signature: [{ types: [2, 3] }]
			},
			sort: {
				_func: this.functionSort,
				_signature: [{ types: [9, 8] }]
			},
			sort_by: {
				_func: this.functionSortBy,
				_signature: [{ types: [3] }, { types: [6] }]
			},
			split: {
				_func: this.functionSplit,
				_signature: [
					{ types: [2] },
					{ types: [2] },
					{
						types: [0],
						optional: true
					}
				]
			},
			starts_with: {
				_func: this.functionStartsWith,
				_signature: [{ types: [2] }, { types: [2] }]
			},
			sum: {
				_func: this.functionSum,
				_signature: [{ types: [8] }]
			},
			to_array: {
				_func: this.functionToArray,
				_signature: [{ types: [1] }]
			},
			to_number: {
				_func: this.functionToNumber,
				_signature: [{ types: [1] }]
			},
			to_string: {
				_func: this.functionToString,
				_signature: [{ types: [1] }]
			},
			trim: {
				_func: this.functionTrim,
				_signature: [{ types: [2] }, {
					types: [2],
					optional: true
				}]
			},
			trim_left: {
				_func: this.functionTrimLeft,
				_signature: [{ types: [2] }, {
					types: [2],
					optional: true
				}]
			},
			trim_right: {
				_func: this.functionTrimRight,
				_signature: [{ types: [2] }, {
					types: [2],
					optional: true
				}]
			},
			type: {
				_func: this.functionType,
				_signature: [{ types: [1] }]
			},
			zip: {
				_func: this.functionZip,
				_signature: [{
					types: [3],
					variadic: true
				}]
			}
		};
	}
	/**
	* Enhanced registerFunction with backward compatibility and new options
	* @deprecated Use register() method for enhanced functionality
	*/
	registerFunction(name, customFunction, signature, options) {
		const result = this._registerInternal(name, customFunction, signature, options);
		if (!result.success) throw new Error(result.message);
	}
	/**
	* Internal registration method that bypasses TypeScript type checking
	*/
	_registerInternal(name, customFunction, signature, options = {}) {
		if (!name || typeof name !== "string" || name.trim() === "") return {
			success: false,
			reason: "invalid-name",
			message: "Function name must be a non-empty string"
		};
		try {
			this.validateInputSignatures(name, signature);
		} catch (error) {
			return {
				success: false,
				reason: "invalid-signature",
				message: error instanceof Error ? error.message : "Invalid function signature"
			};
		}
		const { override = false, warn = false } = options;
		const exists = name in this._functionTable;
		if (exists && !override) return {
			success: false,
			reason: "already-exists",
			message: `Function already defined: ${name}(). Use { override: true } to replace it.`
		};
		if (exists && override && warn) console.warn(`Warning: Overriding existing function: ${name}()`);
		this._functionTable[name] = {
			_func: customFunction.bind(this),
			_signature: signature
		};
		this._customFunctions.add(name);
		return {
			success: true,
			message: exists ? `Function ${name}() overridden successfully` : `Function ${name}() registered successfully`
		};
	}
	/**
	* Register a new function with enhanced options and type safety
	*/
	register(name, customFunction, signature, options = {}) {
		return this._registerInternal(name, customFunction, signature, options);
	}
	/**
	* Unregister a custom function (built-in functions cannot be unregistered)
	*/
	unregister(name) {
		if (!this._customFunctions.has(name)) return false;
		delete this._functionTable[name];
		this._customFunctions.delete(name);
		return true;
	}
	/**
	* Check if a function is registered
	*/
	isRegistered(name) {
		return name in this._functionTable;
	}
	/**
	* Get list of all registered function names
	*/
	getRegistered() {
		return Object.keys(this._functionTable);
	}
	/**
	* Get list of custom (non-built-in) function names
	*/
	getCustomFunctions() {
		return Array.from(this._customFunctions);
	}
	/**
	* Clear all custom functions (built-in functions remain)
	*/
	clearCustomFunctions() {
		for (const name of this._customFunctions) delete this._functionTable[name];
		this._customFunctions.clear();
	}
	callFunction(name, resolvedArgs) {
		const functionEntry = this._functionTable[name];
		if (functionEntry === void 0) throw new Error(`Unknown function: ${name}()`);
		this.validateArgs(name, resolvedArgs, functionEntry._signature);
		return functionEntry._func.call(this, resolvedArgs);
	}
	validateInputSignatures(name, signature) {
		for (let i = 0; i < signature.length; i += 1) if ("variadic" in signature[i] && i !== signature.length - 1) throw new Error(`Invalid arity: ${name}() 'variadic' argument ${i + 1} must occur last`);
	}
	validateArgs(name, args, signature) {
		this.validateInputSignatures(name, signature);
		this.validateArity(name, args, signature);
		this.validateTypes(name, args, signature);
	}
	validateArity(name, args, signature) {
		const numberOfRequiredArgs = signature.filter((argSignature) => !(argSignature.optional ?? false)).length;
		const lastArgIsVariadic = signature[signature.length - 1]?.variadic ?? false;
		const tooFewArgs = args.length < numberOfRequiredArgs;
		const tooManyArgs = args.length > signature.length;
		if (lastArgIsVariadic && tooFewArgs || !lastArgIsVariadic && (tooFewArgs || tooManyArgs)) {
			const tooFewModifier = tooFewArgs && (!lastArgIsVariadic && numberOfRequiredArgs > 1 || lastArgIsVariadic) ? "at least " : "";
			const pluralized = signature.length > 1;
			throw new Error(`Invalid arity: ${name}() takes ${tooFewModifier}${numberOfRequiredArgs} argument${pluralized && "s" || ""} but received ${args.length}`);
		}
	}
	validateTypes(name, args, signature) {
		for (let i = 0; i < signature.length; i += 1) {
			const currentSpec = signature[i].types;
			const actualType = this.getTypeName(args[i]);
			if (actualType === void 0) continue;
			if (!currentSpec.some((expectedType) => this.typeMatches(actualType, expectedType, args[i]))) {
				const expected = currentSpec.map((typeId) => this.TYPE_NAME_TABLE[typeId]).join(" | ");
				throw new Error(`Invalid type: ${name}() expected argument ${i + 1} to be type (${expected}) but received type ${this.TYPE_NAME_TABLE[actualType]} instead.`);
			}
		}
	}
	typeMatches(actual, expected, argValue) {
		if (expected === 1) return true;
		if (expected === 9 || expected === 8 || expected === 10 || expected === 11 || expected === 3) {
			if (expected === 3) return actual === 3;
			if (actual === 3) {
				let subtype;
				if (expected === 8) subtype = 0;
				else if (expected === 10) subtype = 4;
				else if (expected === 9) subtype = 2;
				else if (expected === 11) subtype = 3;
				const array = argValue;
				for (let i = 0; i < array.length; i += 1) {
					const typeName = this.getTypeName(array[i]);
					if (typeName !== void 0 && subtype !== void 0 && !this.typeMatches(typeName, subtype, array[i])) return false;
				}
				return true;
			}
		} else return actual === expected;
		return false;
	}
	getTypeName(obj) {
		if (obj === null) return 7;
		if (typeof obj === "string") return 2;
		if (typeof obj === "number") return 0;
		if (typeof obj === "boolean") return 5;
		if (Array.isArray(obj)) return 3;
		if (typeof obj === "object") {
			if (obj.expref) return 6;
			return 4;
		}
	}
	createKeyFunction(exprefNode, allowedTypes) {
		const interpreter = this._interpreter;
		const keyFunc = (x) => {
			const current = interpreter.visit(exprefNode, x);
			if (!allowedTypes.includes(this.getTypeName(current))) {
				const msg = `Invalid type: expected one of (${allowedTypes.map((t) => this.TYPE_NAME_TABLE[t]).join(" | ")}), received ${this.TYPE_NAME_TABLE[this.getTypeName(current)]}`;
				throw new Error(msg);
			}
			return current;
		};
		return keyFunc;
	}
	functionAvg = ([inputArray]) => {
		if (!inputArray || inputArray.length == 0) return null;
		let sum = 0;
		for (let i = 0; i < inputArray.length; i += 1) sum += inputArray[i];
		return sum / inputArray.length;
	};
	functionContains = ([searchable, searchValue]) => {
		if (Array.isArray(searchable)) return searchable.includes(searchValue);
		if (typeof searchable === "string") {
			const text = searchable;
			if (typeof searchValue === "string") return text.includes(searchValue);
		}
		return null;
	};
	functionEndsWith = (resolvedArgs) => {
		const [searchStr, suffix] = resolvedArgs;
		return searchStr.includes(suffix, searchStr.length - suffix.length);
	};
	functionFindFirst = this.createFindFunction(findFirst);
	functionFindLast = this.createFindFunction(findLast);
	createFindFunction(findFn) {
		return (resolvedArgs) => {
			const subject = resolvedArgs[0];
			const search2 = resolvedArgs[1];
			return findFn(subject, search2, resolvedArgs.length > 2 ? resolvedArgs[2] : void 0, resolvedArgs.length > 3 ? resolvedArgs[3] : void 0);
		};
	}
	functionFromItems = ([array]) => {
		array.map((pair) => {
			if (pair.length != 2 || typeof pair[0] !== "string") throw new Error("invalid value, each array must contain two elements, a pair of string and value");
		});
		return Object.fromEntries(array);
	};
	functionGroupBy = ([array, exprefNode]) => {
		const keyFunction = this.createKeyFunction(exprefNode, [2]);
		return array.reduce((acc, cur) => {
			const k = keyFunction(cur ?? {});
			(acc[k] = acc[k] || []).push(cur);
			return acc;
		}, {});
	};
	functionItems = ([inputValue]) => {
		return Object.entries(inputValue);
	};
	functionJoin = (resolvedArgs) => {
		const [joinChar, listJoin] = resolvedArgs;
		return listJoin.join(joinChar);
	};
	functionLength = ([inputValue]) => {
		if (typeof inputValue === "string") return new Text(inputValue).length;
		if (Array.isArray(inputValue)) return inputValue.length;
		return Object.keys(inputValue).length;
	};
	functionMap = ([exprefNode, elements]) => {
		if (!this._interpreter) return [];
		const mapped = [];
		const interpreter = this._interpreter;
		for (let i = 0; i < elements.length; i += 1) mapped.push(interpreter.visit(exprefNode, elements[i]));
		return mapped;
	};
	functionMax = ([inputValue]) => {
		if (!inputValue.length) return null;
		if (this.getTypeName(inputValue[0]) === 0) return Math.max(...inputValue);
		const elements = inputValue;
		let maxElement = elements[0];
		for (let i = 1; i < elements.length; i += 1) if (maxElement.localeCompare(elements[i]) < 0) maxElement = elements[i];
		return maxElement;
	};
	functionMaxBy = (resolvedArgs) => {
		const exprefNode = resolvedArgs[1];
		const resolvedArray = resolvedArgs[0];
		const keyFunction = this.createKeyFunction(exprefNode, [0, 2]);
		let maxNumber = -Infinity;
		let maxRecord;
		let current;
		for (let i = 0; i < resolvedArray.length; i += 1) {
			current = keyFunction && keyFunction(resolvedArray[i]);
			if (current !== void 0 && current > maxNumber) {
				maxNumber = current;
				maxRecord = resolvedArray[i];
			}
		}
		return maxRecord || null;
	};
	functionMerge = (resolvedArgs) => {
		let merged = {};
		for (let i = 0; i < resolvedArgs.length; i += 1) {
			const current = resolvedArgs[i];
			merged = Object.assign(merged, current);
		}
		return merged;
	};
	functionMin = ([inputValue]) => {
		if (!inputValue.length) return null;
		if (this.getTypeName(inputValue[0]) === 0) return Math.min(...inputValue);
		const elements = inputValue;
		let minElement = elements[0];
		for (let i = 1; i < elements.length; i += 1) if (elements[i].localeCompare(minElement) < 0) minElement = elements[i];
		return minElement;
	};
	functionMinBy = (resolvedArgs) => {
		const exprefNode = resolvedArgs[1];
		const resolvedArray = resolvedArgs[0];
		const keyFunction = this.createKeyFunction(exprefNode, [0, 2]);
		let minNumber = Infinity;
		let minRecord;
		let current;
		for (let i = 0; i < resolvedArray.length; i += 1) {
			current = keyFunction && keyFunction(resolvedArray[i]);
			if (current !== void 0 && current < minNumber) {
				minNumber = current;
				minRecord = resolvedArray[i];
			}
		}
		return minRecord || null;
	};
	functionNotNull = (resolvedArgs) => {
		for (let i = 0; i < resolvedArgs.length; i += 1) if (this.getTypeName(resolvedArgs[i]) !== 7) return resolvedArgs[i];
		return null;
	};
	functionPadLeft = this.createPadFunction(padLeft);
	functionPadRight = this.createPadFunction(padRight);
	createPadFunction(padFn) {
		return (resolvedArgs) => {
			const subject = resolvedArgs[0];
			const width = resolvedArgs[1];
			return padFn(subject, width, resolvedArgs.length > 2 ? resolvedArgs[2] : void 0);
		};
	}
	functionReplace = (resolvedArgs) => {
		const subject = resolvedArgs[0];
		const string = resolvedArgs[1];
		const by = resolvedArgs[2];
		return replace(subject, string, by, resolvedArgs.length > 3 ? resolvedArgs[3] : void 0);
	};
	functionSplit = (resolvedArgs) => {
		const subject = resolvedArgs[0];
		const search2 = resolvedArgs[1];
		return split(subject, search2, resolvedArgs.length > 2 ? resolvedArgs[2] : void 0);
	};
	functionReverse = ([inputValue]) => {
		if (this.getTypeName(inputValue) === 2) return new Text(inputValue).reverse();
		const reversedArray = inputValue.slice(0);
		reversedArray.reverse();
		return reversedArray;
	};
	functionSort = ([inputValue]) => {
		if (inputValue.length == 0) return inputValue;
		if (typeof inputValue[0] === "string") return [...inputValue].sort(Text.comparer);
		return [...inputValue].sort();
	};
	functionSortBy = (resolvedArgs) => {
		const sortedArray = resolvedArgs[0].slice(0);
		if (sortedArray.length === 0) return sortedArray;
		const interpreter = this._interpreter;
		const exprefNode = resolvedArgs[1];
		const requiredType = this.getTypeName(interpreter.visit(exprefNode, sortedArray[0]));
		if (requiredType !== void 0 && ![0, 2].includes(requiredType)) throw new Error(`Invalid type: unexpected type (${this.TYPE_NAME_TABLE[requiredType]})`);
		function throwInvalidTypeError(rt, item) {
			throw new Error(`Invalid type: expected (${rt.TYPE_NAME_TABLE[requiredType]}), received ${rt.TYPE_NAME_TABLE[rt.getTypeName(item)]}`);
		}
		return sortedArray.sort((a, b) => {
			const exprA = interpreter.visit(exprefNode, a);
			const exprB = interpreter.visit(exprefNode, b);
			if (this.getTypeName(exprA) !== requiredType) throwInvalidTypeError(this, exprA);
			else if (this.getTypeName(exprB) !== requiredType) throwInvalidTypeError(this, exprB);
			if (requiredType === 2) return Text.comparer(exprA, exprB);
			return exprA - exprB;
		});
	};
	functionStartsWith = ([searchable, searchStr]) => {
		return searchable.startsWith(searchStr);
	};
	functionSum = ([inputValue]) => {
		return inputValue.reduce((x, y) => x + y, 0);
	};
	functionToArray = ([inputValue]) => {
		if (this.getTypeName(inputValue) === 3) return inputValue;
		return [inputValue];
	};
	functionToNumber = ([inputValue]) => {
		const typeName = this.getTypeName(inputValue);
		let convertedValue;
		if (typeName === 0) return inputValue;
		if (typeName === 2) {
			convertedValue = +inputValue;
			if (!isNaN(convertedValue)) return convertedValue;
		}
		return null;
	};
	functionToString = ([inputValue]) => {
		if (this.getTypeName(inputValue) === 2) return inputValue;
		return JSON.stringify(inputValue);
	};
	functionTrim = this.createTrimFunction(trim);
	functionTrimLeft = this.createTrimFunction(trimLeft);
	functionTrimRight = this.createTrimFunction(trimRight);
	createTrimFunction(trimFn) {
		return (resolvedArgs) => {
			const subject = resolvedArgs[0];
			return trimFn(subject, resolvedArgs.length > 1 ? resolvedArgs[1] : void 0);
		};
	}
	functionType = ([inputValue]) => {
		switch (this.getTypeName(inputValue)) {
			case 0: return "number";
			case 2: return "string";
			case 3: return "array";
			case 4: return "object";
			case 5: return "boolean";
			case 7: return "null";
			default: throw new Error("invalid-type");
		}
	};
	functionZip = (array) => {
		const length = Math.min(...array.map((arr) => arr.length));
		return Array(length).fill(null).map((_, index) => array.map((arr) => arr[index]));
	};
};
var ScopeChain = class _ScopeChain {
	inner = void 0;
	data = {};
	get currentScopeData() {
		return this.data;
	}
	withScope(data) {
		const outer = new _ScopeChain();
		outer.inner = this;
		outer.data = data;
		return outer;
	}
	getValue(identifier) {
		if (Object.prototype.hasOwnProperty.call(this.data, identifier)) return this.data[identifier];
		if (this.inner) return this.inner.getValue(identifier);
		return null;
	}
};
var emptyScopeChain = new ScopeChain();
var TreeInterpreter_default = new class _TreeInterpreter {
	runtime;
	_rootValue = null;
	_scope;
	constructor() {
		this.runtime = new Runtime(this);
		this._scope = new ScopeChain();
	}
	withScope(scope) {
		const interpreter = new _TreeInterpreter();
		interpreter.runtime._functionTable = this.runtime._functionTable;
		interpreter._rootValue = this._rootValue;
		interpreter._scope = this._scope.withScope(scope);
		return interpreter;
	}
	search(node, value) {
		this._rootValue = value;
		this._scope = emptyScopeChain;
		return this.visit(node, value);
	}
	visit(node, value) {
		switch (node.type) {
			case "Ternary":
				if (!isFalse(this.visit(node.condition, value))) return this.visit(node.trueExpr, value);
				return this.visit(node.falseExpr, value);
			case "Field":
				const identifier = node.name;
				if (value === null || typeof value !== "object" || Array.isArray(value)) return null;
				return value[identifier] ?? null;
			case "LetExpression": {
				const { bindings, expression } = node;
				let scope = {};
				bindings.forEach((binding) => {
					const reference = this.visit(binding, value);
					scope = {
						...scope,
						...reference
					};
				});
				return this.withScope(scope).visit(expression, value);
			}
			case "Binding": {
				const { variable, reference } = node;
				const result = this.visit(reference, value);
				return { [variable]: result };
			}
			case "Variable": {
				const variable = node.name;
				if (!this._scope.getValue(variable) && !Object.prototype.hasOwnProperty.call(this._scope.currentScopeData, variable)) throw new Error(`Error referencing undefined variable ${variable}`);
				return this._scope.getValue(variable);
			}
			case "IndexExpression": return this.visit(node.right, this.visit(node.left, value));
			case "Subexpression": {
				const result = this.visit(node.left, value);
				return result != null ? this.visit(node.right, result) ?? null : null;
			}
			case "Index":
				if (!Array.isArray(value)) return null;
				return value[node.value < 0 ? value.length + node.value : node.value] ?? null;
			case "Slice": {
				if (!Array.isArray(value) && typeof value !== "string") return null;
				const { start, stop, step } = this.computeSliceParams(value.length, node);
				if (typeof value === "string") {
					const chars = [...value];
					return this.slice(chars, start, stop, step).join("");
				} else return this.slice(value, start, stop, step);
			}
			case "Projection": {
				const { left, right } = node;
				let allowString = false;
				if (left.type === "IndexExpression" && left.right.type === "Slice") allowString = true;
				const base = this.visit(left, value);
				if (allowString && typeof base === "string") return this.visit(right, base);
				if (!Array.isArray(base)) return null;
				const collected = [];
				for (const elem of base) {
					const current = this.visit(right, elem);
					if (current !== null) collected.push(current);
				}
				return collected;
			}
			case "ValueProjection": {
				const { left, right } = node;
				const base = this.visit(left, value);
				if (base === null || typeof base !== "object" || Array.isArray(base)) return null;
				const collected = [];
				const values = Object.values(base);
				for (const elem of values) {
					const current = this.visit(right, elem);
					if (current !== null) collected.push(current);
				}
				return collected;
			}
			case "FilterProjection": {
				const { left, right, condition } = node;
				const base = this.visit(left, value);
				if (!Array.isArray(base)) return null;
				const results = [];
				for (const elem of base) {
					if (isFalse(this.visit(condition, elem))) continue;
					const result = this.visit(right, elem);
					if (result !== null) results.push(result);
				}
				return results;
			}
			case "Arithmetic": {
				const first = this.visit(node.left, value);
				const second = this.visit(node.right, value);
				switch (node.operator) {
					case "Plus": return add(first, second);
					case "Minus": return sub(first, second);
					case "Multiply":
					case "Star": return mul(first, second);
					case "Divide": return divide(first, second);
					case "Modulo": return mod(first, second);
					case "Div": return div(first, second);
					default: throw new Error(`Syntax error: unknown arithmetic operator: ${node.operator}`);
				}
			}
			case "Unary": {
				const operand = this.visit(node.operand, value);
				switch (node.operator) {
					case "Plus":
						ensureNumbers(operand);
						return operand;
					case "Minus":
						ensureNumbers(operand);
						return -operand;
					default: throw new Error(`Syntax error: unknown arithmetic operator: ${node.operator}`);
				}
			}
			case "Comparator": {
				const first = this.visit(node.left, value);
				const second = this.visit(node.right, value);
				switch (node.name) {
					case "EQ": return strictDeepEqual(first, second);
					case "NE": return !strictDeepEqual(first, second);
				}
				if (typeof first !== "number" || typeof second !== "number") return null;
				switch (node.name) {
					case "GT": return first > second;
					case "GTE": return first >= second;
					case "LT": return first < second;
					case "LTE": return first <= second;
				}
			}
			case "Flatten": {
				const original = this.visit(node.child, value);
				return Array.isArray(original) ? original.flat() : null;
			}
			case "Root": return this._rootValue;
			case "MultiSelectList": {
				const collected = [];
				for (const child of node.children) collected.push(this.visit(child, value));
				return collected;
			}
			case "MultiSelectHash": {
				const collected = {};
				for (const child of node.children) collected[child.name] = this.visit(child.value, value);
				return collected;
			}
			case "OrExpression": {
				const result = this.visit(node.left, value);
				if (isFalse(result)) return this.visit(node.right, value);
				return result;
			}
			case "AndExpression": {
				const result = this.visit(node.left, value);
				if (isFalse(result)) return result;
				return this.visit(node.right, value);
			}
			case "NotExpression": return isFalse(this.visit(node.child, value));
			case "Literal": return node.value;
			case "Pipe": return this.visit(node.right, this.visit(node.left, value));
			case "Function": {
				const args = [];
				for (const child of node.children) args.push(this.visit(child, value));
				return this.runtime.callFunction(node.name, args);
			}
			case "ExpressionReference": return {
				expref: true,
				...node.child
			};
			case "Current":
			case "Identity": return value;
		}
	}
	computeSliceParams(arrayLength, sliceNode) {
		let { start, stop, step } = sliceNode;
		if (step === null) step = 1;
		else if (step === 0) {
			const error = /* @__PURE__ */ new Error("Invalid value: slice step cannot be 0");
			error.name = "RuntimeError";
			throw error;
		}
		start = start === null ? step < 0 ? arrayLength - 1 : 0 : this.capSliceRange(arrayLength, start, step);
		stop = stop === null ? step < 0 ? -1 : arrayLength : this.capSliceRange(arrayLength, stop, step);
		return {
			start,
			stop,
			step
		};
	}
	capSliceRange(arrayLength, actualValue, step) {
		let nextActualValue = actualValue;
		if (nextActualValue < 0) {
			nextActualValue += arrayLength;
			if (nextActualValue < 0) nextActualValue = step < 0 ? -1 : 0;
		} else if (nextActualValue >= arrayLength) nextActualValue = step < 0 ? arrayLength - 1 : arrayLength;
		return nextActualValue;
	}
	slice(collection, start, end, step) {
		const result = [];
		if (step > 0) for (let i = start; i < end; i += step) result.push(collection[i]);
		else for (let i = start; i > end; i += step) result.push(collection[i]);
		return result;
	}
}();
function compile(expression, options) {
	return Parser_default.parse(expression, options);
}
var isRegistered = (name) => {
	return TreeInterpreter_default.runtime.isRegistered(name);
};
var TreeInterpreter2 = TreeInterpreter_default;
// src/metrics/json-numbers.ts
/** From a JSON answer to counts and rates: one JMESPath expression a number, and nothing but a number is taken for one. */
/** Each expression under the key that it has in the `query` input. */
function expressions({ numbers, assert }) {
	const asserted = assert.map((text) => ["assert", text]);
	if (numbers.kind === "rates") {
		const { canaryRate, baselineRate } = numbers;
		return [
			["canary-rate", canaryRate],
			["baseline-rate", baselineRate],
			...asserted
		];
	}
	const { canaryErrors, canaryRequests, baseline } = numbers;
	return [
		["canary-errors", canaryErrors],
		["canary-requests", canaryRequests],
		...baseline === void 0 ? [] : [["baseline-errors", baseline.errors], ["baseline-requests", baseline.requests]],
		...asserted
	];
}
/** Why a text is no JMESPath expression; undefined when it is one. */
function expressionProblem(expression) {
	try {
		const unknown = functionNames(compile(expression)).find((name) => !isRegistered(name));
		return unknown === void 0 ? void 0 : `there is no function ${unknown}()`;
	} catch (error) {
		return wordsOf(error);
	}
}
/** @throws MetricsError `wrong-data` naming the first assertion that isn't exactly true */
function checkAssertions(answer, query) {
	for (const expression of query.assert) {
		const value = evaluate(answer, "assert", expression);
		if (value === true) continue;
		throw wrong("assert", expression, `gave ${asJson(value)}; it must be true`, "The answer is not one to trust: look at what the server says, or correct the expression.");
	}
}
/** @throws MetricsError `wrong-data` */
function readTotals(answer, numbers) {
	const { canaryErrors, canaryRequests, baseline } = numbers;
	return {
		canary: readCounts(answer, "canary", canaryErrors, canaryRequests),
		baseline: baseline && readCounts(answer, "baseline", baseline.errors, baseline.requests)
	};
}
/** @throws MetricsError `wrong-data` */
function readRates(answer, { canaryRate, baselineRate }) {
	return {
		canary: readRate(answer, "canary-rate", canaryRate),
		baseline: readRate(answer, "baseline-rate", baselineRate)
	};
}
function readCounts(answer, cohort, errorsExpression, requestsExpression) {
	const errors = readCount(answer, `${cohort}-errors`, errorsExpression);
	const requests = readCount(answer, `${cohort}-requests`, requestsExpression);
	if (errors <= requests) return {
		errors,
		requests
	};
	throw wrong(`${cohort}-errors`, errorsExpression, `gave ${errors}, more than the ${requests} of ${cohort}-requests`, "Let both count the same answers: requests include those that failed.");
}
const COUNT = "a whole number >= 0 is accepted";
const NOTHING$1 = "Where nothing found means none, write expression || `0`, and an assert that the data are there.";
function readCount(answer, key, expression) {
	const value = evaluate(answer, key, expression);
	const count = numberOf(value);
	if (count !== void 0 && Number.isSafeInteger(count) && count >= 0) return count + 0;
	throw wrong(key, expression, `gave ${asJson(value)}; ${COUNT}`, value === null ? NOTHING$1 : "Correct the expression, or what is asked of the server.");
}
function readRate(answer, key, expression) {
	const value = evaluate(answer, key, expression);
	if (value === null) return void 0;
	const rate = numberOf(value);
	if (rate !== void 0 && rate >= 0 && rate <= 1) return rate + 0;
	throw wrong(key, expression, `gave ${asJson(value)}; a rate between 0 and 1 is accepted, or null where there were no requests`, "Divide percentages by 100: expression / `100`.");
}
/** A number, or the text of one, as many servers write 64-bit integers. */
function numberOf(value) {
	if (typeof value === "number") return Number.isFinite(value) ? value : void 0;
	if (typeof value !== "string" || !/^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(value)) return void 0;
	return Number(value);
}
function evaluate(answer, key, expression) {
	try {
		return TreeInterpreter2.search(compile(expression), answer) ?? null;
	} catch (error) {
		throw wrong(key, expression, `could not be evaluated: ${wordsOf(error)}`, "Where a part may be missing, write part || `[]`, or correct the expression.");
	}
}
function wrong(key, expression, what, hint) {
	return new MetricsError("wrong-data", `${key} (${shown$1(expression, 120)}) ${what}.`, hint);
}
function asJson(value) {
	return shown$1(JSON.stringify(value), 60);
}
function wordsOf(error) {
	return shown$1(error instanceof Error ? error.message : String(error), 120);
}
/** Of every function called anywhere in a syntax tree; compiling does not look them up. */
function functionNames(node) {
	if (typeof node !== "object" || node === null) return [];
	return [..."type" in node && node.type === "Function" && "name" in node ? [`${node.name}`] : [], ...Object.values(node).flatMap(functionNames)];
}
// src/metrics/json-request.ts
/** What may stand in path, headers and body, with its meaning. */
const PLACEHOLDERS = {
	start: "start of the window, RFC 3339",
	start_ms: "the same in milliseconds since 1970",
	start_s: "the same in seconds since 1970",
	end: "end of the window (exclusive), RFC 3339",
	end_ms: "the same in milliseconds since 1970",
	end_s: "the same in seconds since 1970",
	window_seconds: "length of the window",
	canary: "the input canary",
	baseline: "the input baseline"
};
/** Names of a media type that a body is escaped for; all others are taken for JSON. */
const FORM = "application/x-www-form-urlencoded";
/** Values are percent-encoded in path and form, JSON-escaped in any other body. */
function fillQuestion(config, window) {
	const { query } = config;
	const values = placeholderValues(config, window);
	const headers = withDefaults(query.headers.map(([name, text]) => [name, fillTemplate(text, values, headerSafe)]), query.body !== void 0);
	return {
		method: query.method,
		url: address(config.url, fillTemplate(query.path ?? "", values, encodeURIComponent)),
		base: config.url,
		headers,
		body: query.body && fillTemplate(query.body, values, isForm(headers) ? encodeURIComponent : jsonEscaped)
	};
}
function placeholderValues({ canary, baseline }, { start, end }) {
	return {
		start: new Date(start).toISOString(),
		start_ms: `${start}`,
		start_s: `${Math.floor(start / 1e3)}`,
		end: new Date(end).toISOString(),
		end_ms: `${end}`,
		end_s: `${Math.floor(end / 1e3)}`,
		window_seconds: `${Math.round((end - start) / 1e3)}`,
		canary,
		baseline
	};
}
/** The base's own path prefix and query are kept. */
function address(base, path) {
	const url = new URL(base);
	const [route = "", ...query] = path.split("?");
	if (route !== "") url.pathname = url.pathname.replace(/\/$/, "") + route;
	if (query.length > 0) url.search = [base.search.slice(1), query.join("?")].filter((part) => part !== "").join("&");
	return url;
}
function withDefaults(given, hasBody) {
	const has = (name) => given.some(([other]) => other.toLowerCase() === name);
	const defaults = [];
	if (!has("accept")) defaults.push(["Accept", "application/json"]);
	if (hasBody && !has("content-type")) defaults.push(["Content-Type", "application/json"]);
	return [...defaults, ...given];
}
function isForm(headers) {
	return headers.some(([name, value]) => name.toLowerCase() === "content-type" && value.toLowerCase().startsWith(FORM));
}
/** Anything but visible ASCII and space percent-encoded: no value can end a header. */
function headerSafe(value) {
	return value.replace(/[^\x20-\x7e]+/gu, encodeURIComponent);
}
// src/metrics/http-query-problems.ts
const STARTS = [
	"start",
	"start_ms",
	"start_s",
	"window_seconds"
];
const ENDS = [
	"end",
	"end_ms",
	"end_s"
];
/** Each as `key: what is wrong; takes …`. Placeholders of cohorts are checked where `cohorts` is given. */
function httpQueryProblems(query, cohorts) {
	const texts = templates(query);
	const used = new Set(texts.flatMap(([, text]) => placeholders(text)));
	return [
		...shapeProblems(query),
		...expressions(query).flatMap(([key, expression]) => {
			const problem = expressionProblem(expression);
			return problem === void 0 ? [] : [`${key}: ${shown$1(expression, 120)} is no JMESPath expression: ${problem}`];
		}),
		...texts.flatMap(([key, text]) => unknownPlaceholders(key, text)),
		...windowProblems(query, used),
		...cohorts === void 0 ? [] : unnamedCohorts(used, cohorts)
	];
}
/** Whether the query says until when it asks, so that it gives the same answer later. */
function endsItsWindows(query) {
	return query.mode === "window" && templates(query).some(([, text]) => placeholders(text).some((name) => ENDS.includes(name)));
}
function templates({ path, headers, body }) {
	return [
		["path", path ?? ""],
		...headers.map(([name, text]) => [`headers.${name}`, text]),
		["body", body ?? ""]
	];
}
function shapeProblems({ method, path, headers, body }) {
	const problems = [];
	if (path !== void 0 && !/^[/?]/.test(path)) problems.push(`path: got ${JSON.stringify(shown$1(path, 60))}; takes what follows metrics-url, beginning with / or ?`);
	if (method === "GET" && body !== void 0) problems.push("body: a GET request has none; take method: POST or leave it out");
	for (const [name, value] of headers) if (!/^[!#$%&'*+.^_`|~\w-]+$/.test(name)) problems.push(`headers: ${JSON.stringify(shown$1(name, 60))} is no name of a header`);
	else if (/[^\t\x20-\x7e\x80-\xff]/.test(value)) problems.push(`headers.${name}: a line break or a character that no header may hold`);
	return problems;
}
function unknownPlaceholders(key, text) {
	return placeholders(text).filter((name) => !Object.hasOwn(PLACEHOLDERS, name)).map((name) => `${key}: {{ ${name} }} is unknown; takes ${Object.keys(PLACEHOLDERS).join(", ")}`);
}
function windowProblems({ mode, numbers, lag }, used) {
	const names = (wanted) => wanted.some((name) => used.has(name));
	if (mode === "cumulative") {
		const problems = [];
		if (numbers.kind === "rates") problems.push("mode: cumulative is for running totals; rates are asked for a window: take mode: window");
		if (lag > 0) problems.push(`lag: got ${formatDuration(lag)}; running totals (mode: cumulative) have no window that could end earlier`);
		return problems;
	}
	const problems = [];
	if (!names(STARTS)) problems.push("path, headers, body: nothing tells the endpoint which window to count (mode: window); put {{ start }} and {{ end }} where its start and end belong, or take mode: cumulative for running totals");
	if (lag > 0 && !names(ENDS)) problems.push(`lag: got ${formatDuration(lag)}, but nothing tells the endpoint where the window ends; take {{ end }} too`);
	return problems;
}
function unnamedCohorts(used, cohorts) {
	return ["canary", "baseline"].filter((name) => used.has(name) && cohorts[name] === void 0).map((name) => `{{ ${name} }} is used, but the input ${name} is empty`);
}
// src/metrics/http-query.ts
/** The `query` input of provider `http`: YAML, read strictly; every problem is named, not the first alone. */
const EXPRESSION = "a JMESPath expression, in quotes where YAML needs them";
const DURATION$1 = "a duration such as 30s";
const expression = /* @__PURE__ */ optional(filled$1(EXPRESSION));
const schema$1 = /* @__PURE__ */ strictObject({
	method: /* @__PURE__ */ optional(/* @__PURE__ */ picklist(["GET", "POST"], "GET or POST")),
	path: /* @__PURE__ */ optional(filled$1("what follows metrics-url, beginning with / or ?")),
	headers: /* @__PURE__ */ optional(/* @__PURE__ */ record$2(/* @__PURE__ */ string(), /* @__PURE__ */ string("a text in quotes"), "a mapping of names to texts")),
	body: /* @__PURE__ */ optional(filled$1("a text, such as a block after |")),
	mode: /* @__PURE__ */ optional(/* @__PURE__ */ picklist(["window", "cumulative"], "window or cumulative")),
	"canary-errors": expression,
	"canary-requests": expression,
	"baseline-errors": expression,
	"baseline-requests": expression,
	"canary-rate": expression,
	"baseline-rate": expression,
	assert: /* @__PURE__ */ optional(/* @__PURE__ */ union([filled$1(EXPRESSION), /* @__PURE__ */ array(filled$1(EXPRESSION))], `${EXPRESSION}, or a list of them`)),
	lag: /* @__PURE__ */ optional(/* @__PURE__ */ pipe(/* @__PURE__ */ string(DURATION$1), /* @__PURE__ */ check((text) => parseDuration(text) !== void 0, DURATION$1), /* @__PURE__ */ transform((text) => parseDuration(text) ?? 0)))
}, "a YAML mapping of keys to values");
/**
* The query that a YAML text describes, or all that is wrong with it. A baseline's expressions are required with
* `hasBaseline`, and read without it where they are given.
*/
function parseHttpQuery(yamlText, hasBaseline) {
	const document = (0, import_dist$1.parseDocument)(yamlText, {
		prettyErrors: true,
		uniqueKeys: true
	});
	const [broken] = document.errors;
	if (broken !== void 0) return { problems: [`not YAML: ${firstLine(broken.message)}`] };
	const read = /* @__PURE__ */ safeParse(schema$1, readPlain(document));
	if (!read.success) return { problems: read.issues.map(describeIssue) };
	const problems = numberProblems(read.output, hasBaseline);
	if (problems.length > 0) return { problems };
	const query = toQuery(read.output);
	const more = httpQueryProblems(query);
	return more.length > 0 ? { problems: more } : { query };
}
function filled$1(takes) {
	return /* @__PURE__ */ pipe(/* @__PURE__ */ string(takes), /* @__PURE__ */ nonEmpty(takes));
}
/** What a document holds; undefined where aliases make it too large to hold. */
function readPlain(document) {
	try {
		return document.toJS({ maxAliasCount: 10 });
	} catch {
		return;
	}
}
function describeIssue(issue) {
	const path = issue.path?.map(({ key }) => String(key)).join(".") ?? "";
	const [key] = issue.path ?? [];
	if (issue.expected === "never" && issue.path?.length === 1) return `${shown$1(path, 60)}: unknown key; takes ${Object.keys(schema$1.entries).join(", ")}`;
	return `${path === "" ? "" : `${shown$1(path, 60)}: `}got ${described$4(issue.input, key?.key)}; takes ${issue.message}`;
}
/** Headers, bodies and a text that is no mapping at all may hold secrets. */
function described$4(value, key) {
	if (value === void 0) return "nothing";
	return key === void 0 || key === "headers" || key === "body" ? KINDS$1[typeof value] ?? "something else" : shown$1(JSON.stringify(value), 60);
}
const KINDS$1 = {
	string: "a text",
	number: "a number",
	boolean: "true or false"
};
/** What follows shows the text itself, which may hold secrets. */
function firstLine(message) {
	return (message.split("\n")[0] ?? "").replace(/:$/, "");
}
const COUNTS = [
	"canary-errors",
	"canary-requests",
	"baseline-errors",
	"baseline-requests"
];
const RATES = ["canary-rate", "baseline-rate"];
/** Counts or rates, not both, and each complete. */
function numberProblems(written, hasBaseline) {
	const given = (keys) => keys.filter((key) => written[key] !== void 0);
	const [counts, rates] = [given(COUNTS), given(RATES)];
	if (counts.length > 0 && rates.length > 0) return [`${counts[0]} and ${rates[0]}: counts and rates exclude each other; counts say more`];
	if (rates.length > 0) return missing(written, RATES);
	return missing(written, hasBaseline || COUNTS.slice(2).some((key) => written[key] !== void 0) ? COUNTS : COUNTS.slice(0, 2));
}
function missing(written, keys) {
	return keys.filter((key) => written[key] === void 0).map((key) => `${key}: got nothing; takes ${EXPRESSION}`);
}
function toQuery(written) {
	const { path, body, assert = [] } = written;
	return {
		method: written.method ?? (body === void 0 ? "GET" : "POST"),
		path,
		headers: Object.entries(written.headers ?? {}),
		body,
		mode: written.mode ?? "window",
		numbers: toNumbers(written),
		assert: typeof assert === "string" ? [assert] : assert,
		lag: written.lag ?? 0
	};
}
function toNumbers(written) {
	const text = (key) => written[key] ?? "";
	if (written["canary-rate"] !== void 0) return {
		kind: "rates",
		canaryRate: text("canary-rate"),
		baselineRate: text("baseline-rate")
	};
	const compares = written["baseline-errors"] !== void 0;
	return {
		kind: "counts",
		canaryErrors: text("canary-errors"),
		canaryRequests: text("canary-requests"),
		baseline: compares ? {
			errors: text("baseline-errors"),
			requests: text("baseline-requests")
		} : void 0
	};
}
// src/inputs/addresses.ts
/** An http(s) address without white space, user, password or fragment. */
function parseAddress(text) {
	const url = /\s/.test(text) ? null : URL.parse(text);
	return url !== null && /^https?:$/.test(url.protocol) && url.username === "" && url.password === "" && url.hash === "" ? url : void 0;
}
/** What to say of an address that `parseAddress` refuses. */
function addressTakes(text) {
	return text?.includes("@") ? "an http(s) address without user and password: those have inputs of their own" : "an http(s) address such as https://prometheus.example.com";
}
/** RFC 9110, section 5.6.2. */
const HEADER_NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
/** Printable ASCII and tabs: no control character can end the line and begin another header. */
const HEADER_VALUE = /^[\t\x20-\x7e]*$/;
/** Belong to the connection, not to the caller. */
const RESERVED = [
	"connection",
	"content-length",
	"expect",
	"host",
	"keep-alive",
	"proxy-authorization",
	"te",
	"trailer",
	"transfer-encoding",
	"upgrade"
];
/** `Name: value` a line, empty lines ignored. Problems name the line's number, never its value. */
function readHeaders(reader, name, reserved = []) {
	const headers = [];
	const seen = /* @__PURE__ */ new Set();
	for (const [index, line] of (reader.get(name) ?? "").split(/\r?\n/).entries()) {
		if (line.trim() === "") continue;
		const header = parseHeader(line);
		const key = header?.[0].toLowerCase() ?? "";
		if (header === void 0) reader.reject(name, `one "Name: value" a line, in printable ASCII; line ${index + 1} is not`);
		else if (RESERVED.includes(key) || reserved.includes(key)) reader.reject(name, `headers other than ${header[0]}, which is set for you or by the connection`);
		else if (seen.has(key)) reader.reject(name, `each header once; ${header[0]} is there twice`);
		else {
			seen.add(key);
			headers.push(header);
		}
	}
	return headers;
}
function parseHeader(line) {
	const colon = line.indexOf(":");
	const header = [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
	return colon > 0 && HEADER_NAME.test(header[0]) && HEADER_VALUE.test(header[1]) ? header : void 0;
}
// src/inputs/access.ts
function readAccess(reader) {
	const authorization = readAuthorization(reader);
	const headers = readHeaders(reader, "metrics-headers");
	if (headers.some(([name]) => name.toLowerCase() === "authorization") && authorization?.kind !== "none") reader.reject("metrics-headers", "no Authorization beside metrics-token or metrics-username: one of them");
	return authorization === void 0 ? void 0 : {
		authorization,
		headers
	};
}
function readAuthorization(reader) {
	const token = reader.parse("metrics-token", (text) => /^[\x21-\x7e]+$/.test(text) ? text : void 0, "the bare token: printable ASCII without spaces, and without the word Bearer");
	const username = reader.parse("metrics-username", (text) => /^[^\p{Cc}:]+$/u.test(text) ? text : void 0, "a user name without colons and control characters");
	const password = reader.parse("metrics-password", (text) => /^\P{Cc}+$/u.test(text) ? text : void 0, "a password without control characters");
	const given = (name) => reader.get(name) !== void 0;
	if (given("metrics-token") && (given("metrics-username") || given("metrics-password"))) {
		reader.reject("metrics-token", "nothing beside metrics-username and metrics-password: one way in");
		return;
	}
	if (given("metrics-password") && !given("metrics-username")) {
		reader.reject("metrics-username", "the user that metrics-password belongs to");
		return;
	}
	if (given("metrics-token")) return token === void 0 ? void 0 : {
		kind: "bearer",
		token
	};
	if (!given("metrics-username")) return { kind: "none" };
	if (username === void 0 || given("metrics-password") && password === void 0) return;
	return {
		kind: "basic",
		username,
		password: password ?? ""
	};
}
// src/inputs/cohorts.ts
/** Canary and baseline: who they are, and that they are two. */
const SELECTOR = "a series selector such as http_requests_total{app=\"shop\", version=\"stable\"}";
const ADDRESS = "addresses of /metrics pages, one a line";
/** Both as selectors; the baseline may be left out where a ceiling is set. */
function readSelectors(reader) {
	const canary = readSelector(reader, "canary");
	const baseline = readSelector(reader, "baseline");
	if (canary !== void 0 && baseline !== void 0) rejectOverlap(reader, parseSelector(canary), parseSelector(baseline));
	return canary === void 0 ? void 0 : {
		canary,
		baseline
	};
}
/** Both as lists of addresses. */
function readAddresses(reader) {
	const canary = readAddressList(reader, "canary");
	const baseline = readAddressList(reader, "baseline");
	const shared = canary?.filter(({ href }) => baseline?.some((other) => other.href === href));
	if (shared !== void 0 && shared.length > 0) reader.reject("baseline", `${ADDRESS}, none of which is one of canary too`);
	return canary === void 0 ? void 0 : {
		canary,
		baseline
	};
}
/** Notes a missing cohort: a baseline is needed unless `max-error-rate` judges alone. */
function requireCohort(reader, name, takes) {
	if (reader.get(name) !== void 0) return;
	if (name === "canary") reader.reject(name, takes);
	else if (reader.get("max-error-rate") === void 0) reader.reject(name, `${takes}; it may be left out only where max-error-rate is set`);
}
function readSelector(reader, name) {
	requireCohort(reader, name, SELECTOR);
	const text = reader.get(name);
	if (text === void 0) return void 0;
	const problem = selectorProblem(text);
	if (problem === void 0) return text;
	reader.reject(name, `${SELECTOR}; this one ${problem}`);
}
function rejectOverlap(reader, canary, baseline) {
	if (canary.name !== baseline.name) return;
	const within = (some, other) => {
		const theirs = other.matchers.map((matcher) => JSON.stringify(matcher));
		return some.matchers.every((matcher) => theirs.includes(JSON.stringify(matcher)));
	};
	const baselineIsWider = within(baseline, canary);
	const canaryIsWider = within(canary, baseline);
	if (baselineIsWider && canaryIsWider) reader.reject("baseline", "a selector of other series than canary: the two are the same");
	else if (baselineIsWider) reader.reject("baseline", "a selector that leaves the canary out: every series of canary is in it");
	else if (canaryIsWider) reader.reject("canary", "a selector that leaves the baseline out: every series of baseline is in it");
}
function readAddressList(reader, name) {
	requireCohort(reader, name, ADDRESS);
	const lines = (reader.get(name) ?? "").split("\n").filter((line) => line.trim() !== "");
	const urls = lines.map((line) => parseAddress(line.trim()));
	const wrong = urls.indexOf(void 0);
	if (wrong >= 0) {
		reader.reject(name, `${ADDRESS}; line ${wrong + 1} is not ${addressTakes(lines[wrong])}`);
		return;
	}
	const usable = urls.filter((url) => url !== void 0);
	if (new Set(usable.map(({ href }) => href)).size < usable.length) reader.reject(name, `${ADDRESS}, each of them once`);
	return usable.length === 0 ? void 0 : usable;
}
// src/inputs/errors-input.ts
const ERRORS_TAKES = "statuses (500, 5xx, 500,502-504), one matcher on a label (outcome=\"SERVER_ERROR\"), slower than a bound of a histogram (slower than 500ms), or the selector of a counter of errors (shop_errors_total)";
/** undefined where it is unusable, with the problem noted. */
function readErrors(reader) {
	const text = reader.get("errors") ?? "";
	const problem = /[{[(@]|\boffset\b/.test(text) ? selectorProblem(text) : void 0;
	const why = problem === void 0 ? "" : `; as a selector, this one ${problem}`;
	return reader.parse("errors", parseErrors, `${ERRORS_TAKES}${why}`);
}
/**
* `5xx`, `500,502-504`, `outcome=~"SERVER_.*"`, `slower than 500ms` or `shop_errors_total{kind="server"}`;
* undefined for anything else.
*/
function parseErrors(text) {
	const ranges = parseStatusRanges(text);
	if (ranges !== void 0) return {
		kind: "statuses",
		ranges,
		text
	};
	const slower = /^slower than (\S+)$/.exec(text)?.[1];
	if (slower !== void 0) {
		const limit = parseDuration(slower);
		return limit === void 0 || limit === 0 ? void 0 : {
			kind: "slower",
			limit,
			text
		};
	}
	const [matcher, ...more] = selected(`metric{${text}}`)?.matchers ?? [];
	if (matcher !== void 0) return more.length === 0 && isReadable([matcher]) ? {
		kind: "matcher",
		...matcher,
		text
	} : void 0;
	const counter = isCounterName(text) ? selected(text) : void 0;
	return counter && isReadable(counter.matchers) ? {
		kind: "counter",
		...counter,
		text
	} : void 0;
}
/** A bare word without an underscore is no counter's name by any custom, but may be meant as something else: `all`, `none`. */
function isCounterName(text) {
	return /[_:{]/.test(text);
}
function selected(text) {
	return selectorProblem(text) === void 0 ? parseSelector(text) : void 0;
}
/** Whether the regexes among them can be read here. */
function isReadable(matchers) {
	try {
		labelsTest(matchers);
		return true;
	} catch {
		return false;
	}
}
// src/inputs/timing.ts
const DURATION = "a duration such as 30s, 10m or 1h30m";
const INSTANT = "ISO 8601 with a zone (2026-03-01T12:00:00Z) or Unix seconds";
const DAY = 864e5;
const LONGEST_WATCH = 7 * DAY;
const LONGEST_HISTORY = 30 * DAY;
/** The edge guard needs a stratum's neighbours on both sides before it counts. */
const FEWEST_INTERVALS = 3;
/** Inputs that name something that a rollback can be asked of. */
const CALLABLE = ["rollback-webhook-url", "rollback-workflow"];
/** Whether a past window is asked for, usable or not. */
function wantsReplay(reader) {
	return reader.get("start-time") !== void 0 || reader.get("end-time") !== void 0;
}
function readTiming(reader, now) {
	const replay = wantsReplay(reader) ? readWindow(reader, now) : void 0;
	const asked = reader.parse("duration", between(1e3, LONGEST_WATCH), `${DURATION}, 1s to 7d`);
	const interval = reader.parse("interval", between(1e3, DAY), `${DURATION}, 1s to 1d`);
	const warmup = reader.parse("warmup", between(0, DAY), `${DURATION}, up to 1d`);
	const history = reader.parse("history", between(0, LONGEST_HISTORY), `${DURATION}, up to 30d`);
	const verifyRecovery = readVerifyRecovery(reader, interval);
	if (wantsReplay(reader) && warmup !== void 0 && warmup > 0) reader.reject("warmup", "nothing with a past window: let start-time be later instead");
	if (wantsReplay(reader) && replay === void 0) return void 0;
	const duration = replay === void 0 ? asked : replay.end - replay.start;
	if (duration !== void 0 && interval !== void 0 && duration < FEWEST_INTERVALS * interval) {
		const least = `at least ${FEWEST_INTERVALS} times interval (${formatDuration(FEWEST_INTERVALS * interval)})`;
		if (replay === void 0) reader.reject("duration", `${least}: less allows no verdict`);
		else reader.reject("end-time", `a time ${least} after start-time: less allows no verdict`);
	}
	const timing = complete({
		duration,
		interval,
		warmup,
		history,
		verifyRecovery
	});
	return timing === void 0 ? void 0 : {
		...timing,
		replay
	};
}
function readVerifyRecovery(reader, interval) {
	const name = "verify-recovery";
	const duration = reader.parse(name, between(0, DAY), `${DURATION}, up to 1d`);
	if (duration === void 0 || duration === 0) return duration;
	if (wantsReplay(reader)) reader.reject(name, "nothing with a past window: there is no recovery to wait for");
	else if (CALLABLE.every((by) => reader.get(by) === void 0)) reader.reject(name, `a duration only together with ${CALLABLE.join(" or ")}: nothing is called`);
	else if (interval !== void 0 && duration < FEWEST_INTERVALS * interval) {
		const least = formatDuration(FEWEST_INTERVALS * interval);
		reader.reject(name, `0s, or at least ${FEWEST_INTERVALS} times interval (${least})`);
	}
	return duration;
}
function readWindow(reader, now) {
	const start = reader.require("start-time", parseInstant, `${INSTANT}, together with end-time`);
	const end = reader.require("end-time", parseInstant, `${INSTANT}, together with start-time`);
	if (end !== void 0 && end > now) {
		reader.reject("end-time", `a time in the past; it is ${new Date(now).toISOString()} now`);
		return;
	}
	if (start === void 0 || end === void 0) return void 0;
	if (end <= start) reader.reject("end-time", "a time after start-time");
	else if (end - start > LONGEST_WATCH) reader.reject("end-time", "a time at most 7d after start-time");
	else return {
		start,
		end
	};
}
function between(low, high) {
	return (text) => {
		const duration = parseDuration(text);
		return duration !== void 0 && duration >= low && duration <= high ? duration : void 0;
	};
}
// src/inputs/source.ts
/** Where the numbers are: one of the providers, with the access that they share. */
function readSource(reader) {
	const provider = reader.parse("provider", oneOf(PROVIDERS), PROVIDERS.join(", "));
	if (provider !== void 0) rejectUnused$1(reader, provider);
	const shared = complete({
		access: readAccess(reader),
		errors: readErrors(reader)
	});
	const statusLabel = reader.parse("status-label", (text) => /^[a-zA-Z_][\w.]*$/.test(text) ? text : void 0, "the name of a label, such as code");
	const own = provider === void 0 ? void 0 : READERS[provider](reader);
	return shared === void 0 || own === void 0 ? void 0 : {
		...shared,
		statusLabel,
		...own
	};
}
const READERS = {
	prometheus: readPrometheus,
	scrape: readScrape,
	http: readHttp
};
function readPrometheus(reader) {
	const url = readUrl(reader);
	if (url !== void 0 && url.search !== "") reader.reject("metrics-url", "a base address without a query (?…)");
	const cohorts = readSelectors(reader);
	if (url === void 0 || cohorts === void 0) return void 0;
	return {
		provider: "prometheus",
		url,
		...cohorts
	};
}
function readScrape(reader) {
	if (wantsReplay(reader)) reader.reject("start-time", "nothing with provider scrape: a /metrics page shows the present alone");
	const selector = reader.get("query");
	const problem = selector === void 0 ? void 0 : selectorProblem(selector);
	if (problem !== void 0) reader.reject("query", `with provider scrape, a selector such as http_requests_total{route="/pay"}; this one ${problem}`);
	const cohorts = readAddresses(reader);
	return cohorts === void 0 ? void 0 : {
		provider: "scrape",
		selector,
		...cohorts
	};
}
function readHttp(reader) {
	const url = readUrl(reader);
	const text = reader.require("query", (given) => given, "with provider http, YAML that says how to ask and where the numbers are");
	const canary = reader.get("canary");
	const baseline = reader.get("baseline");
	if (canary !== void 0 && canary === baseline) reader.reject("baseline", "another text than canary: the two are the same");
	const query = text === void 0 ? void 0 : readQuery(reader, text, {
		canary,
		baseline
	});
	return url === void 0 || query === void 0 ? void 0 : {
		provider: "http",
		url,
		canary,
		baseline,
		query
	};
}
function readQuery(reader, text, cohorts) {
	const read = parseHttpQuery(text, reader.get("max-error-rate") === void 0);
	const problems = "query" in read ? httpQueryProblems(read.query, cohorts) : read.problems;
	for (const problem of problems) reader.reject("query", `YAML; what is wrong: ${problem}`);
	return "query" in read ? read.query : void 0;
}
function readUrl(reader) {
	const takes = addressTakes(reader.get("metrics-url"));
	return reader.require("metrics-url", parseAddress, takes);
}
/** An input that is silently ignored is one that somebody relies on. */
function rejectUnused$1(reader, provider) {
	for (const name of INPUT_NAMES) {
		const { providers } = ruleOf(name);
		if (providers !== void 0 && !providers.includes(provider) && reader.chosen(name)) reader.reject(name, `nothing with provider ${provider}: it is for ${providers.join(" and ")}`);
	}
}
// src/inputs/strictness.ts
const LARGEST_RATIO = 1e3;
function readStrictness(reader) {
	const maxErrorRate = reader.parse("max-error-rate", rateIn((rate) => rate > 0 && rate < 1), "a rate above 0 and below 100%, such as 5%; left out, there is no ceiling");
	const rest = complete({
		falseAlarmRate: reader.parse("false-alarm-rate", rateIn((rate) => rate > 0 && rate <= .5), "a rate above 0 and at most 50%, such as 1% or 0.01"),
		maxErrorRatio: reader.parse("max-error-ratio", ratio, "a number from 1 to 1000, such as 1.25"),
		negligibleErrorRate: reader.parse("negligible-error-rate", rateIn((rate) => rate < 1), "a rate from 0 to below 100%, such as 0.1% or 0.001"),
		detectRatio: reader.parse("detect-ratio", ratio, "a number from 1 to 1000, such as 5"),
		detectRate: reader.parse("detect-rate", rateIn((rate) => rate > 0), "a rate above 0, such as 1% or 0.01"),
		power: reader.parse("power", rateIn((rate) => rate > 0 && rate < 1), "a rate above 0 and below 100%, such as 80% or 0.8")
	});
	if (rest === void 0) return void 0;
	rejectContradictions(reader, rest);
	return {
		...rest,
		maxErrorRate
	};
}
/** What would never be caught by these numbers. */
function rejectContradictions(reader, strictness) {
	const { detectRatio, maxErrorRatio, detectRate, negligibleErrorRate } = strictness;
	if (detectRatio <= maxErrorRatio) reader.reject("detect-ratio", `more than max-error-ratio (${maxErrorRatio}): a canary that is allowed is never caught`);
	if (detectRate < negligibleErrorRate) reader.reject("detect-rate", `at least negligible-error-rate (${formatRate(negligibleErrorRate)}): below it nothing is ever caught`);
}
function rateIn(accepts) {
	return (text) => {
		const rate = parseRate(text);
		return rate !== void 0 && accepts(rate) ? rate : void 0;
	};
}
function ratio(text) {
	const value = parseRatio(text);
	return value !== void 0 && value >= 1 && value <= LARGEST_RATIO ? value : void 0;
}
// src/inputs/checks-input.ts
/** The `checks` input: several comparisons in one step, each of them the step itself with some inputs of its own. */
/** What a check may have of its own; the rest is the step's. */
const OWN$1 = [
	"canary",
	"baseline",
	"errors",
	"status-label",
	"query",
	"max-error-ratio",
	"negligible-error-rate",
	"max-error-rate",
	"detect-ratio",
	"detect-rate",
	"power"
];
const MOST$1 = 20;
const TEXT = "a text, or a list of texts";
const filled = /* @__PURE__ */ pipe(/* @__PURE__ */ string(TEXT), /* @__PURE__ */ trim$1(), /* @__PURE__ */ nonEmpty(TEXT));
const own = /* @__PURE__ */ optional(/* @__PURE__ */ union([filled, /* @__PURE__ */ pipe(/* @__PURE__ */ array(filled), /* @__PURE__ */ nonEmpty(TEXT), /* @__PURE__ */ transform((lines) => lines.join("\n")))], TEXT));
const NAME = "1 to 40 letters, digits, spaces, points, dashes or underscores";
const schema = /* @__PURE__ */ pipe(/* @__PURE__ */ array(/* @__PURE__ */ strictObject({
	name: /* @__PURE__ */ pipe(/* @__PURE__ */ string(NAME), /* @__PURE__ */ trim$1(), /* @__PURE__ */ regex(/^[\w .-]{1,40}$/, NAME)),
	...Object.fromEntries(OWN$1.map((name) => [name, own]))
}, `a mapping with name and, of its own, any of ${OWN$1.join(", ")}`), "a YAML list of checks"), /* @__PURE__ */ minLength(1, "at least one check"), /* @__PURE__ */ maxLength(MOST$1, `at most ${MOST$1} checks`));
/**
* The checks of the step, each with its share of `false-alarm-rate`; without the input one, nameless: the step itself.
* undefined where anything is wrong, with every problem noted under `checks[name].input`.
*/
function readChecks(reader, environment, timing) {
	const text = reader.get("checks");
	if (text === void 0) {
		const only = readCheck(reader, timing);
		return only === void 0 ? void 0 : [{
			name: void 0,
			inputs: [],
			...only
		}];
	}
	const written = readList$1(reader, text);
	if (written === void 0) return void 0;
	const told = /* @__PURE__ */ new Set();
	const checks = written.map((entry) => {
		const overlay = inputReader({
			...environment,
			...variables(entry)
		});
		const check = readCheck(overlay, timing);
		for (const problem of overlay.problems) adopt(reader, problem, entry, told);
		return check && named$3(entry, check, written.length);
	});
	return checks.some((check) => check === void 0) ? void 0 : checks.filter((check) => check !== void 0);
}
function readCheck(reader, timing) {
	const source = readSource(reader);
	const strictness = readStrictness(reader);
	rejectUnfit(reader, source, timing, strictness);
	return source === void 0 || strictness === void 0 ? void 0 : {
		source,
		strictness
	};
}
function readList$1(reader, text) {
	const document = (0, import_dist$1.parseDocument)(text, {
		schema: "failsafe",
		uniqueKeys: true
	});
	const [broken] = document.errors;
	const wrong = (what) => reader.reject("checks", `${LIST}; what is wrong: ${what}`);
	if (broken !== void 0) {
		wrong(`not YAML: ${(broken.message.split("\n")[0] ?? "").replace(/:$/, "")}`);
		return;
	}
	const read = /* @__PURE__ */ safeParse(schema, plain$2(document));
	if (!read.success) {
		for (const issue of read.issues) wrong(described$3(issue));
		return;
	}
	const names = read.output.map(({ name }) => name);
	const twice = names.find((name, index) => names.indexOf(name) < index);
	if (twice === void 0) return read.output;
	wrong(`two checks are called ${twice}`);
}
const LIST = "a YAML list of checks, each with a name and what it does not share with the step";
/** undefined where aliases make it too large to hold. */
function plain$2(document) {
	try {
		return document.toJS({ maxAliasCount: 10 });
	} catch {
		return;
	}
}
/** Names the place; values may hold secrets and are left out. */
function described$3(issue) {
	const [entry, field] = (issue.path ?? []).map(({ key }) => key);
	if (typeof entry !== "number") return `takes ${issue.message}`;
	const place = `check ${entry + 1}`;
	if (field === void 0) return `${place} takes ${issue.message}`;
	return issue.expected === "never" ? `${place} has an unknown key ${String(field).slice(0, 40)}; known are name, ${OWN$1.join(", ")}` : `${place}, ${String(field)}: takes ${issue.message}`;
}
function variables(entry) {
	return Object.fromEntries(OWN$1.flatMap((name) => {
		const value = entry[name];
		return value === void 0 ? [] : [[variableOf$1(name), value]];
	}));
}
/** What the check has of its own, or what it lacks, is its problem; all else is the step's, and told once. */
function adopt(reader, problem, entry, told) {
	const its = OWN$1.find((name) => name === problem.input);
	const placed = its !== void 0 && (entry[its] !== void 0 || problem.got === void 0) ? {
		...problem,
		input: `checks[${entry.name}].${its}`
	} : problem;
	const key = JSON.stringify(placed);
	if (told.has(key)) return;
	told.add(key);
	reader.adopt(placed);
}
function named$3(entry, { source, strictness }, among) {
	return {
		name: entry.name,
		inputs: OWN$1.flatMap((name) => {
			const value = entry[name];
			return value === void 0 ? [] : [{
				name,
				value: shownText(name, value),
				from: "input"
			}];
		}),
		source,
		strictness: {
			...strictness,
			falseAlarmRate: strictness.falseAlarmRate / among
		}
	};
}
// src/inputs/colours.ts
/** FORCE_COLOR goes before NO_COLOR, as in Node itself; empty, neither says anything. */
function showsColours({ FORCE_COLOR, NO_COLOR, GITHUB_ACTIONS }) {
	if (FORCE_COLOR) return FORCE_COLOR !== "0" && FORCE_COLOR !== "false";
	return !NO_COLOR && GITHUB_ACTIONS === "true";
}
// src/inputs/github-input.ts
const PUBLIC_API = "https://api.github.com";
const LONGEST_NAME$1 = 255;
/**
* @returns undefined when no input asks for anything on GitHub. Without a token only `rollback-workflow` is refused: a
* rollback that can't be started must be known before it is due.
*/
function readGitHub(reader, environment) {
	const deployment = readDeployment(reader);
	const rollbackWorkflow = readWorkflow(reader, environment);
	const comment = reader.parse("comment", parseBoolean, "true or false") ?? false;
	if (deployment === void 0 && rollbackWorkflow === void 0 && !comment) return void 0;
	return {
		token: readToken$1(reader),
		apiUrl: apiUrlOf(environment),
		deployment,
		rollbackWorkflow,
		comment,
		repositoryId: parseCount(environment.GITHUB_REPOSITORY_ID ?? ""),
		workflow: environment.GITHUB_WORKFLOW || void 0
	};
}
/** For what the report only looks up: whatever is wrong with the token, it is no problem here. */
function readGitHubReading(reader, environment) {
	const token = reader.get("github-token");
	if (token === void 0 || !TOKEN$1.test(token)) return void 0;
	return {
		token,
		apiUrl: apiUrlOf(environment)
	};
}
function apiUrlOf(environment) {
	return parseAddress(environment.GITHUB_API_URL ?? "") ?? new URL(PUBLIC_API);
}
const TOKEN$1 = /^[\x21-\x7e]+$/;
function readToken$1(reader) {
	return reader.parse("github-token", (text) => TOKEN$1.test(text) ? text : void 0, "a token: printable ASCII without spaces");
}
function readDeployment(reader) {
	if (reader.get("deployment-id") !== void 0 && reader.get("environment") !== void 0) {
		reader.reject("deployment-id", "nothing beside environment: one deployment");
		return;
	}
	const id = reader.parse("deployment-id", (text) => (parseCount(text) ?? 0) > 0 ? parseCount(text) : void 0, "the number of a deployment");
	const name = reader.parse("environment", (text) => /^\P{Cc}+$/u.test(text) && text.length <= LONGEST_NAME$1 ? text : void 0, `the name of an environment, at most ${LONGEST_NAME$1} characters`);
	if (id !== void 0) return {
		kind: "id",
		id
	};
	return name === void 0 ? void 0 : {
		kind: "environment",
		name
	};
}
/** `rollback.yml@main`, also with the folder that all workflows are in. */
const WORKFLOW = /^(?:\.github\/workflows\/)?([\w.-]+\.ya?ml)@([^\s~^:?*[\\\p{Cc}]+)$/u;
function readWorkflow(reader, environment) {
	const workflow = reader.parse("rollback-workflow", (text) => {
		const [, file, ref] = WORKFLOW.exec(text) ?? [];
		return file === void 0 || ref === void 0 ? void 0 : {
			file,
			ref
		};
	}, "a file of .github/workflows and a branch or tag, such as rollback.yml@main");
	if (workflow === void 0 || isDryRun(reader)) return workflow;
	if (reader.get("github-token") === void 0) reader.reject("rollback-workflow", "a workflow only together with github-token");
	if (!environment.GITHUB_REPOSITORY || !environment.GITHUB_RUN_ID) reader.reject("rollback-workflow", "a workflow only within a run of GitHub Actions");
	return workflow;
}
function isDryRun(reader) {
	const text = reader.get("dry-run");
	return text === void 0 ? wantsReplay(reader) : parseBoolean(text) === true;
}
// src/inputs/policies.ts
/** What a verdict leads to. */
const BOOLEAN = "true or false";
function readPolicies(reader) {
	const dryRun = reader.parse("dry-run", parseBoolean, BOOLEAN);
	return complete({
		failJob: reader.parse("fail-job", parseBoolean, BOOLEAN),
		onInconclusive: readPolicy(reader, "on-inconclusive"),
		onError: readPolicy(reader, "on-error"),
		onCancel: readCancelPolicy(reader),
		dryRun: dryRun ?? wantsReplay(reader)
	});
}
function readPolicy(reader, name) {
	const policy = reader.parse(name, oneOf(POLICIES), "fail, pass or rollback");
	if (policy === "rollback") rejectUncallable(reader, name);
	return policy;
}
function readCancelPolicy(reader) {
	const policy = reader.parse("on-cancel", oneOf(CANCEL_POLICIES), "none or rollback");
	if (policy === "rollback") rejectUncallable(reader, "on-cancel");
	return policy;
}
function rejectUncallable(reader, name) {
	if (CALLABLE.some((by) => reader.get(by) !== void 0)) return;
	reader.reject(name, `rollback only together with ${CALLABLE.join(" or ")}: there is nothing to call`);
}
// src/rollback/credentials.ts
/** Everything that lets its bearer in, in each form in which it travels. */
function credentialSecrets(auth) {
	switch (auth.kind) {
		case "none": return [];
		case "bearer": return [auth.token];
		case "routing-key": return [auth.key];
		case "basic": {
			const pair = `${auth.username}:${auth.password}`;
			return [auth.password, Buffer.from(pair).toString("base64")];
		}
		case "sigv4": return [auth.credentials.secretAccessKey, auth.credentials.sessionToken ?? ""];
	}
}
/** Of the private key, whole and by line: a log shows it line by line. */
function keySecrets(tls) {
	const key = tls?.client?.key ?? "";
	return [key, ...key.split(/\r?\n/).filter((line) => line !== "" && !line.startsWith("-----"))];
}
// src/inputs/secrets.ts
/** Shorter values are in every second word; masking them would make the log unreadable and hide nothing. */
const SHORTEST$2 = 4;
/**
* Tokens, passwords, header values, the webhook's secret and the part of its address after the host, queries of the
* metrics server's address, and the passwords of proxies. Each once, longest first, so that none is cut by a shorter one.
*/
function secretsOf(checks, webhook, github, proxy) {
	const found = [
		...checks.flatMap(({ source }) => sourceSecrets(source)),
		...webhook === void 0 ? [] : [...valuesOf(webhook.headers), ...addressParts(webhook.url)],
		...webhook === void 0 ? [] : [...credentialSecrets(webhook.auth), ...keySecrets(webhook.tls)],
		webhook?.secret ?? "",
		github?.token ?? "",
		...Object.values(proxy).flatMap(passwordsOf)
	];
	return [...new Set(found)].filter((secret) => secret.length >= SHORTEST$2).sort((a, b) => b.length - a.length);
}
function sourceSecrets(source) {
	const { authorization, headers } = source.access;
	const found = [
		...valuesOf(headers),
		...source.provider === "http" ? valuesOf(source.query.headers) : [],
		..."url" in source ? [source.url.search] : []
	];
	if (authorization.kind === "bearer") found.push(authorization.token);
	if (authorization.kind === "basic") {
		const pair = `${authorization.username}:${authorization.password}`;
		found.push(authorization.password, Buffer.from(pair).toString("base64"));
	}
	return found;
}
/** A header's value and, of `Bearer …` and the like, the part that is secret on its own. */
function valuesOf(headers) {
	return headers.flatMap(([, value]) => {
		const credentials = /^[A-Za-z-]+ +(\S+)$/.exec(value)?.[1];
		return credentials === void 0 ? [value] : [value, credentials];
	});
}
function addressParts(url) {
	const path = `${url.pathname}${url.search}`;
	return path === "/" ? [] : [path, url.href];
}
function passwordsOf(address) {
	const password = address === void 0 ? "" : URL.parse(address)?.password ?? "";
	try {
		return [password, decodeURIComponent(password)];
	} catch {
		return [password];
	}
}
// src/inputs/unknown-inputs.ts
/** Names that are no inputs. The runner only warns of them, and a typo would silently mean the default. */
/**
* Rejects every `INPUT_…` variable with a value that is not an input of this action.
* Runners set them for this step's `with:` alone: the inputs of a composite action around it do not get here.
* What does is `env:` of the workflow, so the problem says how to take such a variable away from this step.
*/
function rejectUnknownInputs(reader, environment) {
	const known = new Set(INPUT_NAMES.map(variableOf$1));
	for (const [variable, value] of Object.entries(environment)) {
		if (!variable.startsWith("INPUT_") || known.has(variable) || (value ?? "").trim() === "") continue;
		const name = variable.slice(6).toLowerCase();
		const origin = originOf(name, variable, environment);
		reader.rejectName(name, LATER_INPUTS.includes(name) ? NOT_YET : noSuchInput(name, origin));
	}
}
const NOT_YET = "nothing in this version: it is planned for a later one";
/** Where someone set it: the variable of the step, or on the command line the one it was read from. */
function originOf(name, variable, environment) {
	const outside = outsideVariable(name, environment);
	return outside === void 0 ? `if ${variable} comes from the workflow's env, set it to an empty text for this step` : `if the variable ${outside} is not meant for it, take it out of its environment`;
}
function noSuchInput(name, origin) {
	const near = nearest(name);
	return near === void 0 ? `nothing: there is no such input (${origin})` : `nothing: there is no such input; did you mean ${near}?`;
}
/** The input whose name needs the fewest edits, where those are few, or that ends with the same words. */
function nearest(name) {
	const plain = name.replace(/[_\s]/g, "-");
	const ending = INPUT_NAMES.filter((known) => known.endsWith(`-${plain}`));
	if (ending.length === 1) return ending[0];
	const allowed = Math.max(1, Math.floor(plain.length / 3));
	return INPUT_NAMES.map((known) => ({
		known,
		edits: editDistance(plain, known)
	})).filter(({ edits }) => edits <= allowed).sort((a, b) => a.edits - b.edits)[0]?.known;
}
/** Levenshtein's; a dozen lines, too few for a dependency in what guards a deploy. */
function editDistance(a, b) {
	let row = Array.from({ length: b.length + 1 }, (_, column) => column);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		for (let j = 1; j <= b.length; j++) {
			const replaced = row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
			next.push(Math.min(replaced, row[j] + 1, next[j - 1] + 1));
		}
		row = next;
	}
	return row[b.length];
}
// src/rollback/formats/plain-data.ts
/** With underscores, as names in JSON are usually written; null where nothing is known. */
function plainData({ fields }, metadata = {}) {
	const named = Object.entries(fields).map(([name, value]) => [name.replaceAll("-", "_"), value === "" ? null : value]);
	const told = Object.keys(metadata).length === 0 ? {} : { metadata };
	return {
		...Object.fromEntries(named),
		...told
	};
}
// src/rollback/formats/cloudevents.ts
const CLOUD_EVENT = "application/cloudevents+json; charset=utf-8";
const cloudevents = (message, { metadata }) => {
	const { id, decidedAt, fields } = message;
	const subject = [metadata.service || fields.repository, fields.sha].filter(Boolean).join("@");
	return JSON.stringify({
		specversion: "1.0",
		id,
		source: eventSource(message),
		type: "canary_gate.rollback",
		...subject === "" ? {} : { subject },
		time: new Date(decidedAt).toISOString(),
		datacontenttype: "application/json",
		data: plainData(message, metadata)
	});
};
/** A URI reference: the workflow run, where there is one. */
function eventSource({ fields }) {
	return fields["run-url"] || "/canary-gate";
}
// src/rollback/formats/headline.ts
/** `shop: canary verdict fail (attempt 2)`. A first attempt is not numbered. */
function headline({ fields }, metadata) {
	const who = metadata.service || metadata.name || fields.repository || "Canary Gate";
	const attempt = fields["run-attempt"] ?? 1;
	const rerun = attempt > 1 ? ` (attempt ${attempt})` : "";
	return `${who}: canary verdict ${fields.verdict}${rerun}`;
}
// src/rollback/formats/cdevents.ts
const INCIDENT = "dev.cdevents.incident.detected.0.3.0";
const ROLLED_BACK = "dev.cdevents.service.rolledback.0.3.0";
/** `environment` in the metadata is required; `service` and `artifact` (a package URL) are told where given. */
const cdevents = (message, { metadata }) => {
	const { id, decidedAt, fields } = message;
	const { environment, service, artifact } = metadata;
	return inCloudEvent(message, metadata, {
		type: INCIDENT,
		id,
		at: decidedAt,
		subject: id,
		content: {
			description: `${headline(message, metadata)}. ${fields.reason}`,
			environment: { id: environment },
			...service ? { service: { id: service } } : {},
			...artifact ? { artifactId: artifact } : {}
		}
	});
};
/**
* That the service runs its former version again. The specification wants to know the artifact that was restored.
* @param at when recovery was confirmed
* @returns undefined where the metadata lack `environment`, `service` or `stable-artifact` (a package URL)
*/
function serviceRolledBack(message, metadata, at) {
	const { environment, service, "stable-artifact": artifact } = metadata;
	if (!environment || !service || !artifact) return void 0;
	return inCloudEvent(message, metadata, {
		type: ROLLED_BACK,
		id: rolledBackId(message),
		at,
		subject: service,
		content: {
			environment: { id: environment },
			artifactId: artifact
		}
	});
}
/** Of the second event of a verdict. */
function rolledBackId({ id }) {
	return `${id}_recovered`;
}
/** The binding has id, source, type, subject and time of both envelopes agree. The verdict's id links the two events. */
function inCloudEvent(message, metadata, { type, id, at, subject, content }) {
	const source = eventSource(message);
	const timestamp = new Date(at).toISOString();
	return JSON.stringify({
		specversion: "1.0",
		id,
		source,
		type,
		subject,
		time: timestamp,
		datacontenttype: "application/cdevents+json",
		data: {
			context: {
				specversion: "0.5.0",
				id,
				source,
				type,
				timestamp,
				chainId: message.id
			},
			subject: {
				id: subject,
				source,
				content
			},
			customData: plainData(message, metadata),
			customDataContentType: "application/json"
		}
	});
}
// src/rollback/formats/flagger.ts
/** `name` and `namespace` of the metadata are the canary's; the rest is passed on, texts all. */
const flagger = ({ id, fields }, { metadata }) => {
	const { name, namespace, ...rest } = metadata;
	const told = Object.entries(fields).map(([field, value]) => [field, String(value ?? "")]);
	return JSON.stringify({
		name,
		namespace,
		phase: "Failed",
		checksum: id,
		metadata: {
			...Object.fromEntries(told),
			...rest
		}
	});
};
// src/rollback/formats/github.ts
const github = ({ id, fields }, { metadata }) => JSON.stringify({
	event_type: "canary-gate-rollback",
	client_payload: {
		id,
		verdict: fields.verdict,
		reason: fields.reason,
		trigger: fields.trigger,
		decided_at: fields["decided-at"],
		canary: cohort$1(fields, "canary"),
		baseline: cohort$1(fields, "baseline"),
		comparison: {
			error_ratio: fields["error-ratio"],
			error_ratio_low: fields["error-ratio-low"],
			error_ratio_high: fields["error-ratio-high"],
			evidence: fields.evidence,
			p_value: fields["p-value"],
			polls: fields.polls
		},
		run: {
			repository: fields.repository,
			sha: fields.sha,
			url: fields["run-url"],
			attempt: fields["run-attempt"]
		},
		metadata
	}
});
function cohort$1(fields, name) {
	return {
		errors: fields[`${name}-errors`],
		requests: fields[`${name}-requests`],
		error_rate: fields[`${name}-error-rate`],
		selector: fields[name]
	};
}
// src/rollback/formats/pagerduty.ts
/** An alert by PagerDuty's Events API v2. https://developer.pagerduty.com/docs/events-api-v2-overview */
const LONGEST_SUMMARY = 1024;
/** The id is the `dedup_key`: the same call twice is one alert. */
const pagerduty = (message, { metadata, auth }) => {
	const { id, decidedAt, fields } = message;
	const runUrl = fields["run-url"];
	return JSON.stringify({
		routing_key: auth.kind === "routing-key" ? auth.key : "",
		event_action: "trigger",
		dedup_key: id,
		client: "Canary Gate",
		...runUrl === "" ? {} : {
			client_url: runUrl,
			links: [{
				href: runUrl,
				text: "Run"
			}]
		},
		payload: {
			summary: cut$1(`${headline(message, metadata)}. ${fields.reason}`, LONGEST_SUMMARY),
			source: metadata.service || fields.repository || "canary-gate",
			severity: "critical",
			timestamp: new Date(decidedAt).toISOString(),
			...metadata.service ? { component: metadata.service } : {},
			...metadata.environment ? { group: metadata.environment } : {},
			class: "canary_gate.rollback",
			custom_details: plainData(message, metadata)
		}
	});
};
// src/decision.ts
/** @param canRollBack by a webhook or a workflow; with neither, nothing is ever called */
function decide(verdict, policies, canRollBack) {
	const { exit, rollback, because } = consequence$1(verdict, policies);
	const real = {
		exit,
		rollback: rollback && canRollBack,
		because
	};
	if (isInterrupted(verdict)) return {
		...real,
		rollback: real.rollback && !policies.dryRun,
		would: void 0
	};
	if (!policies.dryRun) return {
		...real,
		would: void 0
	};
	return {
		exit: "success",
		rollback: false,
		because: "dry-run is true: judged and reported, nothing touched.",
		would: {
			exit: real.exit,
			rollback: real.rollback
		}
	};
}
/** Whether there is anything that a rollback could be asked of. */
function canRollBack({ webhook, github }) {
	return webhook !== void 0 || github?.rollbackWorkflow !== void 0;
}
/** Whether the job fails in the end: by the decision, or because a rollback that was due did not happen or did not help. */
function jobFails({ decision, rollback, dispatch, recovery }) {
	const missed = [rollback, dispatch].some((call) => call?.state === "failed");
	return decision.exit === "failure" || missed || recovery.state === "unconfirmed";
}
function consequence$1(verdict, policies) {
	switch (verdict.verdict) {
		case "pass": return {
			exit: "success",
			rollback: false,
			because: "A pass lets the job go on."
		};
		case "fail": return policies.failJob ? {
			exit: "failure",
			rollback: true,
			because: "A fail verdict fails the job (fail-job: true)."
		} : {
			exit: "success",
			rollback: true,
			because: "fail-job is false: the job goes on."
		};
		case "inconclusive": return isInterrupted(verdict) ? byCancelPolicy(policies) : byPolicy("on-inconclusive", policies.onInconclusive);
		case "error": return verdict.error instanceof InputError ? stopped("The inputs are unusable: no policy applies.") : byPolicy("on-error", policies.onError);
	}
}
/** Whether the run was stopped from outside before it could judge: then on-cancel applies and no other policy. */
function isInterrupted(verdict) {
	return verdict.verdict === "inconclusive" && (verdict.cause === "interrupted" || verdict.cause === "killed");
}
function byCancelPolicy({ onCancel, dryRun }) {
	const because = `The run was stopped before a verdict, and on-cancel is ${onCancel}`;
	const rollback = onCancel === "rollback";
	return {
		exit: "failure",
		rollback,
		because: rollback && dryRun ? `${because}, but dry-run is true.` : `${because}.`
	};
}
function stopped(because) {
	return {
		exit: "failure",
		rollback: false,
		because
	};
}
function byPolicy(input, policy) {
	return {
		exit: policy === "pass" ? "success" : "failure",
		rollback: policy === "rollback",
		because: `${input} is ${policy}.`
	};
}
// src/rollback/message.ts
/** What the rollback webhook is told: the verdict and what it stands on, one flat list of fields. */
/** In the order in which they are told. The same names as the outputs where both have them. */
const FIELDS = [
	"id",
	"verdict",
	"reason",
	"trigger",
	"canary-error-rate",
	"baseline-error-rate",
	"error-ratio",
	"error-ratio-low",
	"error-ratio-high",
	"canary-errors",
	"canary-requests",
	"baseline-errors",
	"baseline-requests",
	"evidence",
	"p-value",
	"polls",
	"decided-at",
	"canary",
	"baseline",
	"repository",
	"sha",
	"run-url",
	"run-attempt"
];
function rollbackMessage({ verdict, watch, config, run, decidedAt }) {
	const { judgement } = watch;
	const id = webhookId(run, config, watch.openedAt);
	return {
		id,
		decidedAt,
		fields: {
			id,
			verdict: verdict.verdict,
			reason: verdict.reason,
			trigger: triggerOf(verdict),
			"canary-error-rate": errorRate(watch, "canary"),
			"baseline-error-rate": errorRate(watch, "baseline"),
			"error-ratio": finite(judgement?.ratio?.value),
			"error-ratio-low": finite(judgement?.ratio?.low),
			"error-ratio-high": finite(judgement?.ratio?.high),
			"canary-errors": finite(judgement?.canary?.errors),
			"canary-requests": finite(judgement?.canary?.requests),
			"baseline-errors": finite(judgement?.baseline?.errors),
			"baseline-requests": finite(judgement?.baseline?.requests),
			evidence: finite(judgement && evidenceValue(judgement.logEvidence)),
			"p-value": finite(judgement?.pValue),
			polls: watch.polls,
			"decided-at": new Date(decidedAt).toISOString(),
			canary: asWritten(config, "canary"),
			baseline: asWritten(config, "baseline"),
			repository: run.repository ?? "",
			sha: run.sha ?? "",
			"run-url": run.runUrl ?? "",
			"run-attempt": finite(run.runAttempt === void 0 ? void 0 : Number(run.runAttempt))
		}
	};
}
/**
* `cg_` and 32 hex digits, the same whenever the same step of the same attempt of a run asks. The inputs, the
* address and the body are part of it: the legs of a matrix share all names that GitHub gives them, and two of them may roll
* back two regions. Outside GitHub the start of the watch stands for the run.
*/
function webhookId(run, config, openedAt) {
	const { repository, runId, runAttempt, job, step } = run;
	const which = [
		runId === void 0 ? [openedAt] : [
			repository,
			runId,
			runAttempt,
			job,
			step
		],
		config.inputs.map(({ name, value }) => [name, value]),
		config.webhook?.url.href,
		config.webhook?.body
	];
	return `cg_${createHash("sha256").update(JSON.stringify(which)).digest("hex").slice(0, 32)}`;
}
/** The rule that led here: the verdict `fail` itself, or the policy for the others. */
function triggerOf(verdict) {
	if (verdict.verdict === "fail") return "fail";
	return isInterrupted(verdict) ? "on-cancel" : `on-${verdict.verdict}`;
}
/** From counts, or the mean of the rates where the source has no counts. */
function errorRate({ judgement, rateIntervals }, cohort) {
	const counts = judgement?.[cohort];
	if (counts !== void 0) return finite(counts.errors / counts.requests);
	return finite(rateIntervals.reduce((total, interval) => total + interval[cohort], 0) / rateIntervals.length);
}
/** JSON has no Infinity and no NaN. */
function finite(value) {
	return value !== void 0 && Number.isFinite(value) ? value : null;
}
/** By the check that decided where it has its own, else by the step. */
function asWritten({ inputs, checks, source }, cohort) {
	return [...checks.find((check) => check.source === source)?.inputs ?? [], ...inputs].find(({ name }) => name === cohort)?.value ?? "";
}
// src/rollback/template.ts
/** The user's own body: `{{ field }}` placeholders, filled so that JSON stays JSON. */
/**
* The body with every placeholder filled. A value is escaped for inside a JSON string; a number may also stand bare.
* A number that is not known is `null`, a text that is not known is empty.
*/
function fillBody(body, fields) {
	return fillTemplate(body, Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)])), jsonEscaped);
}
/** What a template can't be, each as a text that goes with `takes`. */
function templateProblems(body) {
	const known = FIELDS;
	const problems = placeholders(body).filter((name) => !known.includes(name)).map((name) => `no placeholder {{ ${name} }}; known are ${known.join(", ")}`);
	if (fillTemplate(body, Object.fromEntries(placeholders(body).map((name) => [name, ""])), String).includes("{{")) problems.push(`placeholders such as {{ verdict }}, each closed; known are ${known.join(", ")}`);
	return problems;
}
// src/rollback/formats/raw.ts
const raw = (message, { body }) => body === void 0 ? JSON.stringify(plainData(message)) : fillBody(body, message.fields);
// src/rollback/formats/slack.ts
/** A message for a Slack incoming webhook. https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks */
const LONGEST_HEADER = 150;
/** Of a section's text; escaping may make five characters of one. */
const LONGEST_REASON = 600;
/** `text` is what notifications show and what stands where blocks are not shown. */
const slack = (message, { metadata }) => {
	const { id, fields } = message;
	const title = headline(message, metadata);
	const reason = escaped(cut$1(fields.reason, LONGEST_REASON));
	const numbers = [
		["Canary", errors(fields, "canary")],
		["Baseline", errors(fields, "baseline")],
		["Ratio", fields["error-ratio"] === null ? void 0 : `${factor(fields["error-ratio"])}×`]
	].filter(([, value]) => value !== void 0);
	const run = fields["run-url"] === "" ? "" : `<${escaped(fields["run-url"])}|Workflow run> · `;
	return JSON.stringify({
		text: `${escaped(title)}\n${reason}`,
		blocks: [
			{
				type: "header",
				text: {
					type: "plain_text",
					text: cut$1(title, LONGEST_HEADER)
				}
			},
			{
				type: "section",
				text: {
					type: "mrkdwn",
					text: reason
				}
			},
			...numbers.length === 0 ? [] : [{
				type: "section",
				fields: numbers.map(([name, value]) => ({
					type: "mrkdwn",
					text: `*${name}*\n${value}`
				}))
			}],
			{
				type: "context",
				elements: [{
					type: "mrkdwn",
					text: `${run}${id}`
				}]
			}
		]
	});
};
function errors(fields, cohort) {
	const rate = fields[`${cohort}-error-rate`];
	if (rate === null) return void 0;
	const [bad, all] = [fields[`${cohort}-errors`], fields[`${cohort}-requests`]];
	const counts = bad === null || all === null ? "" : ` (${grouped(bad)} of ${grouped(all)})`;
	return `${percent(rate)} errors${counts}`;
}
/** The three characters that mean something to Slack: no value can mention anyone or make a link. */
function escaped(text) {
	return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
// src/rollback/formats/standard.ts
const standard = (message, { metadata }) => JSON.stringify({
	type: "canary_gate.rollback",
	timestamp: new Date(message.decidedAt).toISOString(),
	data: plainData(message, metadata)
});
// src/rollback/formats.ts
const JSON_TYPE = "application/json";
const WRITING = [
	"POST",
	"PUT",
	"PATCH"
];
const OWN = {
	contentType: JSON_TYPE,
	headers: [],
	methods: WRITING,
	success: "200-299",
	deduplicates: true,
	verifies: true,
	needs: []
};
/** An API of somebody else: what it takes and answers is written down. */
const THEIRS = {
	...OWN,
	methods: ["POST"],
	deduplicates: false,
	verifies: false
};
const FORMATS$1 = {
	standard: {
		...OWN,
		build: standard
	},
	cloudevents: {
		...OWN,
		build: cloudevents,
		contentType: CLOUD_EVENT
	},
	cdevents: {
		...OWN,
		build: cdevents,
		contentType: CLOUD_EVENT,
		needs: ["environment"]
	},
	flagger: {
		...OWN,
		build: flagger,
		deduplicates: false,
		needs: ["name", "namespace"]
	},
	pagerduty: {
		...THEIRS,
		build: pagerduty,
		success: "202",
		deduplicates: true
	},
	slack: {
		...THEIRS,
		build: slack,
		success: "200"
	},
	github: {
		...THEIRS,
		build: github,
		success: "204",
		headers: [["Accept", "application/vnd.github+json"], ["X-GitHub-Api-Version", "2022-11-28"]]
	},
	raw: {
		...OWN,
		build: raw,
		contentType: void 0,
		methods: [
			...WRITING,
			"DELETE",
			"GET"
		],
		deduplicates: false
	}
};
/** What is sent and how it is labelled. GET sends nothing. */
function webhookBody(webhook, message) {
	const { build, contentType } = FORMATS$1[webhook.format];
	const text = webhook.method === "GET" ? "" : build(message, webhook);
	if (text === "") return {
		text,
		contentType: void 0
	};
	return {
		text,
		contentType: contentType ?? typeOf$1(text)
	};
}
function typeOf$1(text) {
	try {
		JSON.parse(text);
		return JSON_TYPE;
	} catch {
		return "text/plain; charset=utf-8";
	}
}
// src/clock.ts
/** The longest delay a Node timer takes; a longer one would fire at once. */
const LONGEST_TIMER = 2 ** 31 - 1;
const realClock = {
	now: () => Date.now(),
	async sleepUntil(instant, signal) {
		signal.throwIfAborted();
		for (let left = instant - Date.now(); left > 0; left = instant - Date.now()) await delay(Math.min(left, LONGEST_TIMER), signal);
	}
};
/** Aborts after so long: for what must not take longer. */
function deadlineAfter(duration) {
	return AbortSignal.timeout(duration);
}
/** Runs `task` again and again, until the function returned is called; keeps no process alive. */
function every(period, task) {
	const timer = setInterval(task, period).unref();
	return () => clearInterval(timer);
}
function delay(duration, signal) {
	return new Promise((resolve, reject) => {
		const abort = () => {
			clearTimeout(timer);
			reject(signal.reason);
		};
		const timer = setTimeout(() => {
			signal.removeEventListener("abort", abort);
			resolve();
		}, duration);
		signal.addEventListener("abort", abort, { once: true });
	});
}
// src/http-body.ts
/** From the bytes of an answer to its text. */
/**
* UTF-8, without its byte order mark; unpacked where gzip packed it.
* Unpacked here, because axios takes a gzip stream that ends too early for whole.
*/
async function readBody$1(bytes, encoding, maxBytes) {
	const packing = encoding?.toLowerCase() ?? "identity";
	if (bytes.length === 0 || packing === "identity") return {
		kind: "text",
		text: decode(bytes)
	};
	if (packing !== "gzip" && packing !== "x-gzip") return { kind: "unreadable" };
	try {
		return {
			kind: "text",
			text: decode(await promisify(gunzip)(bytes, { maxOutputLength: maxBytes }))
		};
	} catch (error) {
		const { code } = error;
		return { kind: code === "ERR_BUFFER_TOO_LARGE" ? "too-large" : "unreadable" };
	}
}
function decode(bytes) {
	return new TextDecoder().decode(bytes);
}
// src/http-failure.ts
/** No answer, or none that can be used. The sentence names the host, never path, query or credentials. */
var HttpFailure = class extends Error {
	name = "HttpFailure";
	kind;
	attempts;
	/** Of an answer whose head arrived, but not, or not usably, its body. */
	status;
	/** Nothing of the last attempt can have reached the server. */
	unsent;
	constructor(kind, sentence, attempts, status, unsent = false) {
		super(sentence);
		this.kind = kind;
		this.attempts = attempts;
		this.status = status;
		this.unsent = unsent;
	}
};
const TLS = /^(EPROTO|ERR_SSL_|ERR_TLS_|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_)/;
const MEANINGS = {
	ECONNREFUSED: "nothing listens there",
	ECONNRESET: "the other side closed the connection",
	ENOTFOUND: "no such name",
	EAI_AGAIN: "the name could not be looked up now",
	EHOSTUNREACH: "no route",
	ENETUNREACH: "no route",
	ETIMEDOUT: "no reply to the attempt to connect",
	HPE_HEADER_OVERFLOW: "the head of its answer is too large",
	ERR_PROXY_TUNNEL: "the proxy refused to pass it on"
};
function failureOf(attempt) {
	const kind = failureKind(attempt);
	const unsent = kind === "tls" || kind === "connect" && NEVER_SENT$1.has(attempt.code ?? "");
	return new HttpFailure(kind, sentence$2(kind, attempt), attempt.number, attempt.status, unsent);
}
/** No connection came about. A reset or a silence may also end one that had carried the request. */
const NEVER_SENT$1 = /* @__PURE__ */ new Set([
	"ECONNREFUSED",
	"ENOTFOUND",
	"EAI_AGAIN",
	"EHOSTUNREACH",
	"ENETUNREACH",
	"ERR_PROXY_TUNNEL"
]);
function failureKind(attempt) {
	if (attempt.aborted) return "aborted";
	if (attempt.timedOut) return "timeout";
	if (attempt.body === "too-large") return "too-large";
	if (attempt.status !== void 0) return "cut-off";
	return TLS.test(attempt.code ?? "") ? "tls" : "connect";
}
function sentence$2(kind, attempt) {
	const { host } = attempt;
	switch (kind) {
		case "aborted": return `the request to ${host} was cancelled`;
		case "timeout": return `${host} gave no complete answer within ${formatDuration(attempt.timeout)}${through(attempt)}`;
		case "too-large": return `the answer of ${host} is larger than ${attempt.maxBytes} bytes`;
		case "cut-off": return attempt.body === "unreadable" ? `the answer of ${host} can't be unpacked` : `the answer of ${host} broke off before its end`;
		case "tls": return `no TLS connection to ${host} that can be trusted${reason$1(attempt.code)}${through(attempt)}`;
		case "connect": return `could not connect to ${host}${reason$1(attempt.code)}${through(attempt)}`;
	}
}
function reason$1(code) {
	if (code === void 0) return "";
	const notHttp = code.startsWith("HPE_") ? "what answers there does not speak HTTP" : void 0;
	const meaning = MEANINGS[code] ?? notHttp;
	return meaning === void 0 ? ` (${code})` : ` (${code}: ${meaning})`;
}
function through({ proxy }) {
	return proxy === void 0 ? "" : `; a proxy is set: ${proxy}`;
}
// src/http-proxy.ts
/** The proxy variables, in the form that Node's agents read: what curl and Go take them to mean, Node does not quite. */
/** This machine is never behind its own proxy. */
const LOOPBACK = [
	"localhost",
	".localhost",
	"127.0.0.0-127.255.255.255",
	"::1",
	"[::1]"
];
/** Proxies with a scheme; exceptions with loopback, subdomains of bare names, and ranges for CIDR blocks. */
function nodeProxyEnvironment(proxy) {
	return {
		...proxy.httpProxy ? { HTTP_PROXY: withScheme(proxy.httpProxy) } : {},
		...proxy.httpsProxy ? { HTTPS_PROXY: withScheme(proxy.httpsProxy) } : {},
		NO_PROXY: [...LOOPBACK, ...exceptions(proxy.noProxy ?? "")].join(",")
	};
}
/** What can't be used, never quoting the variable: it may hold a password. */
function proxyProblems(proxy) {
	return [["HTTP_PROXY", proxy.httpProxy], ["HTTPS_PROXY", proxy.httpsProxy]].filter(([, value]) => value && !isUsable(withScheme(value))).map(([name]) => ({
		input: `environment variable ${name}`,
		got: "***",
		takes: "the address of an http or https proxy, such as http://proxy.example.com:3128"
	}));
}
/** `host:port` of the proxy set for this address, whether or not an exception applies; undefined: none. */
function proxyHost(proxy, url) {
	const value = url.protocol === "https:" ? proxy.httpsProxy : proxy.httpProxy;
	return value ? new URL(withScheme(value)).host : void 0;
}
function withScheme(value) {
	return /^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? value : `http://${value}`;
}
function isUsable(value) {
	try {
		const { protocol, username, password } = new URL(value);
		decodeURIComponent(username + password);
		return protocol === "http:" || protocol === "https:";
	} catch {
		return false;
	}
}
function exceptions(noProxy) {
	return noProxy.split(/[\s,]+/).filter((entry) => entry !== "").flatMap(spellings$1);
}
/** Node takes `corp` for that very host, and knows ranges but no CIDR blocks. */
function spellings$1(entry) {
	if (entry.includes("/")) return cidrRange(entry) ?? [entry];
	if (/^[.*[]/.test(entry) || isIPv4(entry) || entry.includes(":")) return isIPv6(entry) ? [entry, `[${entry}]`] : [entry];
	return [entry, `.${entry}`];
}
function cidrRange(entry) {
	const [address = "", bits = ""] = entry.split("/");
	if (!isIPv4(address) || !/^([0-9]|[12][0-9]|3[0-2])$/.test(bits)) return void 0;
	const size = 2 ** (32 - Number(bits));
	const first = Math.floor(toNumber(address) / size) * size;
	return [`${toAddress(first)}-${toAddress(first + size - 1)}`];
}
function toNumber(address) {
	return address.split(".").reduce((number, byte) => number * 256 + Number(byte), 0);
}
function toAddress(number) {
	return [
		24,
		16,
		8,
		0
	].map((shift) => Math.floor(number / 2 ** shift) % 256).join(".");
}
// src/http-retry.ts
/** Statuses that say "not now" rather than "no": 408, 425, 429 and all of 5xx. */
function isRetryable(status) {
	return status === 408 || status === 425 || status === 429 || status >= 500 && status <= 599;
}
/**
* Full-jitter exponential backoff: uniform between 0 and a limit that doubles with every retry, the
* limits together just under the budget. (Brooker, Exponential Backoff And Jitter, 2015.)
* @param retry 1 before the first retry.
* @param random in [0, 1).
*/
function backoff(retry, rule, random) {
	return random * rule.budget * 2 ** (retry - 1 - rule.retries);
}
/**
* What a Retry-After header asks for, >= 0; undefined for none or one that can't be read.
* A date is taken against the server's own Date header, so that neither clock need be right. (axios-retry
* takes it against ours.)
*/
function retryAfter(header, serverDate, now) {
	if (header === void 0) return void 0;
	if (/^[0-9]{1,9}$/.test(header.trim())) return Number(header) * 1e3;
	const date = /^[A-Z][a-z]{2}/.test(header) ? Date.parse(header) : NaN;
	return Number.isNaN(date) ? void 0 : Math.max(0, date - (serverDate ?? now));
}
// src/version.ts
/** The version of this package, as it names itself to servers and in records. */
const VERSION = "0.1.0";
// src/http.ts
/** The one place that speaks HTTP: deadline, retries, size cap, proxy, redaction. Knows nothing of metrics or webhooks. */
/**
* A client that keeps its connections for the next request, but never keeps the process alive.
* @throws InputError when a proxy variable can't be used.
*/
function httpClient(proxy, surroundings = {
	clock: realClock,
	random: Math.random
}) {
	const problems = proxyProblems(proxy);
	if (problems.length > 0) throw new InputError(problems);
	const proxyEnv = { ...nodeProxyEnvironment(proxy) };
	const agents = {
		httpAgent: new Agent({
			keepAlive: true,
			proxyEnv
		}),
		httpsAgent: new Agent$1({
			keepAlive: true,
			proxyEnv
		})
	};
	const agentsFor = ({ tls }) => tls === void 0 ? agents : {
		...agents,
		httpsAgent: new Agent$1({
			proxyEnv,
			...tlsOptions(tls)
		})
	};
	return { send(request, signal) {
		return send({
			request,
			signal,
			...surroundings,
			proxy: proxyHost(proxy, request.url),
			start: surroundings.clock.now(),
			attempts: 0,
			deadline: void 0,
			wait: 0
		}, agentsFor(request));
	} };
}
function tlsOptions({ ca, client }) {
	return {
		...ca === void 0 ? {} : { ca },
		...client
	};
}
/** An AxiosError holds the whole request, credentials included: none gets out, not even as a cause. */
async function send(exchange, agents) {
	const client = await prepare(exchange, agents);
	let response;
	try {
		const { method, url, body } = exchange.request;
		response = await client.request({
			method,
			url: url.href,
			data: body
		});
	} catch (error) {
		const { response: last } = error;
		if (!isWhole(last)) throw failure(exchange, error);
		response = last;
	}
	return read(exchange, response);
}
async function read(exchange, response) {
	const { status, data } = response;
	const headers = plainHeaders(response);
	const { maxBytes } = exchange.request;
	const body = await readBody$1(data, headers["content-encoding"], maxBytes);
	if (body.kind !== "text") throw failureOf({
		...about(exchange),
		aborted: false,
		timedOut: false,
		status,
		code: void 0,
		body: body.kind
	});
	return {
		status,
		headers,
		body: body.text,
		date: dateOf(headers),
		attempts: exchange.attempts
	};
}
/** axios is loaded when first needed: it takes longer to start than all the rest. */
async function prepare(exchange, agents) {
	const [{ AxiosHeaders, default: axios }, { default: axiosRetry }] = await Promise.all([import("./axios.js"), import("./axios-retry.js")]);
	const { maxBytes, retry } = exchange.request;
	const client = axios.create({
		...agents,
		transformRequest: [(data) => data],
		transformResponse: [],
		responseType: "arraybuffer",
		decompress: false,
		maxContentLength: maxBytes,
		maxRedirects: 0,
		validateStatus: (status) => retry === void 0 || retry.settled?.(status) === true || !isRetryable(status)
	});
	client.interceptors.request.use(async (config) => {
		config.headers = new AxiosHeaders();
		await startAttempt(exchange, config);
		return config;
	});
	if (retry !== void 0) axiosRetry(client, retrying(exchange, retry));
	return client;
}
async function startAttempt(exchange, config) {
	config.signal = exchange.signal;
	if (exchange.signal.aborted) return;
	exchange.attempts += 1;
	exchange.deadline = AbortSignal.timeout(exchange.request.timeout);
	config.signal = AbortSignal.any([exchange.signal, exchange.deadline]);
	config.headers.set({
		"Content-Type": false,
		"Accept-Encoding": "gzip"
	});
	config.headers.set("User-Agent", `canary-gate/${VERSION}`);
	for (const [name, value] of await exchange.request.headers(exchange.attempts)) config.headers.set(name, value, true);
}
function retrying(exchange, retry) {
	return {
		retries: retry.retries,
		retryCondition: (error) => mayRetry(exchange, retry, error),
		retryDelay: (count, error) => {
			exchange.wait = waitBefore(exchange, retry, count, error);
			return exchange.wait;
		},
		onRetry: (_count, error, config) => {
			config.signal = exchange.signal;
			const why = isWhole(error.response) ? `${exchange.request.url.host} answered ${error.response.status}` : failure(exchange, error).message;
			retry.onRetry?.(exchange.attempts, why, exchange.wait);
		}
	};
}
function mayRetry(exchange, retry, error) {
	if (exchange.clock.now() - exchange.start >= retry.budget) return false;
	if (isWhole(error.response)) return true;
	const { kind, status, unsent } = failure(exchange, error);
	if (status !== void 0 && retry.settled?.(status) === true) return false;
	if (kind === "timeout") return retry.onTimeout;
	return (kind === "connect" || kind === "cut-off") && (unsent || retry.onBreak !== false);
}
function waitBefore(exchange, retry, count, error) {
	const now = exchange.clock.now();
	const headers = error.response === void 0 ? {} : plainHeaders(error.response);
	const asked = retryAfter(headers["retry-after"], dateOf(headers), now) ?? 0;
	const left = Math.max(0, exchange.start + retry.budget - now);
	return Math.min(Math.max(asked, backoff(count, retry, exchange.random())), left);
}
function failure(exchange, error) {
	return failureOf({
		...about(exchange),
		status: error.response?.status ?? error.request?.res?.statusCode,
		code: error.code,
		body: error.message.startsWith("maxContentLength") ? "too-large" : void 0
	});
}
function about(exchange) {
	const { request, proxy, signal, deadline, attempts } = exchange;
	return {
		number: attempts,
		host: request.url.host,
		proxy,
		timeout: request.timeout,
		maxBytes: request.maxBytes,
		aborted: signal.aborted,
		timedOut: deadline?.aborted ?? false
	};
}
/** Whether all of it arrived: axios gives a cut-off answer too, but without data. */
function isWhole(response) {
	return Buffer.isBuffer(response?.data);
}
function plainHeaders({ headers }) {
	return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
}
function dateOf(headers) {
	const date = Date.parse(headers.date ?? "");
	return Number.isNaN(date) ? void 0 : date;
}
// src/rollback/secrets.ts
/** Shorter parts of an address name nothing that is secret, and stand in every other text. */
const SHORTEST$1 = 4;
/** The user may have written a key into the body; names and short words are none. */
const TEXT_IN_BODY = /:\s*"([^"\\{]{12,})"/g;
/** Header values, the secret, long texts of the body, and every part of the address behind its host become `***`, as they are and decoded. */
function withoutSecretsOf(webhook, text) {
	const { url, secret = "", headers, auth, tls, body = "" } = webhook;
	const whole = [
		secret,
		...credentialSecrets(auth),
		...keySecrets(tls),
		...Array.from(body.matchAll(TEXT_IN_BODY), ([, text = ""]) => text),
		...headers.flatMap(([, value]) => [value, ...value.split(/\s+/)]),
		url.href,
		`${url.pathname}${url.search}`,
		url.username,
		url.password,
		...url.pathname.split("/"),
		...[...url.searchParams].flat(),
		...url.search.split(/[?&=]/),
		url.hash.slice(1)
	];
	return [...new Set(whole.flatMap(spellings))].filter(({ length }) => length >= SHORTEST$1).sort((a, b) => b.length - a.length).reduce((clean, part) => clean.replaceAll(part, "***"), text);
}
function spellings(part) {
	const escaped = JSON.stringify(part).slice(1, -1);
	try {
		return [
			part,
			escaped,
			decodeURIComponent(part)
		];
	} catch {
		return [part, escaped];
	}
}
// src/rollback/failure.ts
const BY_HAND = "Roll the canary back by hand now";
const MAYBE = "The receiver may have acted all the same: look";
/** Of an answer's body in a sentence, in characters. */
const LONGEST_BODY = 200;
/** No answer came, or none that says whether it is done. */
function failed(webhook, failure) {
	const { url } = webhook;
	const { kind, attempts, message, unsent } = failure;
	if (kind === "aborted") {
		const when = attempts === 0 ? "before the first attempt" : `in attempt ${attempts}`;
		return new RollbackError("interrupted", `The rollback webhook of ${url.origin} is not confirmed: the run was cancelled ${when}.`, `Look whether the canary was rolled back; if not, do so by hand.`);
	}
	return new RollbackError("unreachable", `The rollback webhook of ${url.origin} is not confirmed after ${times(attempts)}: ${message}.`, unsent ? `${BY_HAND}; then check rollback-webhook-url, and that this runner may reach that host${kind === "tls" ? " and trusts it (rollback-webhook-ca)" : ""}.` : `${MAYBE}, and roll back by hand if not; then check the receiver, and rollback-webhook-timeout.${once(webhook)}`);
}
/** The gate was killed while it called: nobody saw whether an answer came, and this receiver is not called again. */
function lostSight(webhook, id) {
	return {
		state: "failed",
		id,
		attempts: 0,
		status: void 0,
		error: new RollbackError("interrupted", `The gate was killed before it was known whether the rollback webhook of ${webhook.url.origin} acted.`, `${MAYBE}, and roll back by hand if not.${once(webhook)}`)
	};
}
/** An answer came that is not among the success statuses. */
function refused$1(webhook, answer) {
	const { status, attempts } = answer;
	const { code, advice } = advise(webhook, answer);
	return new RollbackError(code, `The rollback webhook of ${webhook.url.origin} answered ${status} after ${times(attempts)}${leads$1(answer, webhook)}${body(webhook, answer)}.`, status === 502 || status === 504 ? `${MAYBE}, and roll back by hand if not; then ${advice}.${once(webhook)}` : `${BY_HAND}; then ${advice}.`);
}
/** Why it was not tried again. */
function once({ retryOnTimeout, format }) {
	return retryOnTimeout ? "" : ` It was not called again, since a receiver of format ${format} might roll back twice; rollback-webhook-retry-on-timeout says otherwise.`;
}
/** Those who say so with status 400, by what they write beside it. */
const REFUSALS = {
	"routing-key": /routing[_ ]key/i,
	sigv4: /InvalidSignature|IncompleteSignature|SignatureDoesNotMatch|UnrecognizedClient|ExpiredToken|AccessDenied/
};
const CREDENTIALS = {
	none: "rollback-webhook-secret and rollback-webhook-headers, or give rollback-webhook-token",
	bearer: "rollback-webhook-token",
	basic: "rollback-webhook-username and rollback-webhook-password",
	"routing-key": "rollback-webhook-token",
	sigv4: "that the AWS credentials may do this, and service and region in rollback-webhook-auth"
};
function advise({ method, auth }, { status, body }) {
	if (status === 401 || status === 403 || REFUSALS[auth.kind]?.test(body)) return {
		code: "unauthorized",
		advice: `check ${CREDENTIALS[auth.kind]}`
	};
	if (status >= 300 && status <= 399) return {
		code: "redirected",
		advice: "set rollback-webhook-url to the address that it leads to: redirects are not followed"
	};
	if (status === 408 || status === 425 || status === 429 || status >= 500) return {
		code: "overloaded",
		advice: "see the log of the receiver"
	};
	if (status < 300) return {
		code: "refused",
		advice: `add ${status} to rollback-webhook-success if it means that the rollback was accepted`
	};
	return {
		code: "refused",
		advice: {
			404: "check the path of rollback-webhook-url",
			405: `check rollback-webhook-method (${method} was sent)`,
			410: "check the path of rollback-webhook-url"
		}[status] ?? "check that rollback-webhook-format and -body are what the receiver takes"
	};
}
/** Where a redirect leads, by its origin alone: the rest may be a secret. */
function leads$1({ status, headers }, { url }) {
	const target = headers.location === void 0 ? null : URL.parse(headers.location, url.href);
	return status >= 300 && status <= 399 && target !== null && target.origin !== "null" ? `, a redirect to ${target.origin}` : "";
}
/** Quoted on one line: nothing in it is read as a command of the runner, which takes `##[` anywhere in a line. */
function body(webhook, answer) {
	const text = oneLine(withoutSecretsOf(webhook, answer.body)).replaceAll("##[", "## [");
	return text === "" ? "" : `: ${JSON.stringify(cut$1(text, LONGEST_BODY))}`;
}
function times(attempts) {
	return attempts === 1 ? "1 attempt" : `${attempts} attempts`;
}
// src/sigv4.ts
/**
* The headers and, among them, X-Amz-Date, X-Amz-Security-Token where the credentials are temporary, and Authorization.
* aws4fetch (MIT, 6 kB of the bundle) signs; it is loaded when first needed.
* @param at AWS refuses what is five minutes off its own clock
*/
async function signedBySigV4({ method, url, headers, body }, { service, region, credentials }, at) {
	const { AwsV4Signer } = await import("./aws4fetch.js");
	const { accessKeyId, secretAccessKey, sessionToken } = credentials;
	const { headers: signed } = await new AwsV4Signer({
		method,
		url: url.href,
		headers: headers.map(([name, value]) => [name, value]),
		body: body ?? null,
		accessKeyId,
		secretAccessKey,
		...sessionToken === void 0 ? {} : { sessionToken },
		service,
		region,
		datetime: new Date(at).toISOString().replace(/[:-]|\.\d{3}/g, "")
	}).sign();
	return [...signed];
}
// node_modules/@stablelib/base64/lib/base64.js
var require_base64 = /* @__PURE__ */ __commonJSMin(((exports, module, this$2) => {
	var __extends = this$2 && this$2.__extends || (function() {
		var extendStatics = function(d, b) {
			extendStatics = Object.setPrototypeOf || { __proto__: [] } instanceof Array && function(d, b) {
				d.__proto__ = b;
			} || function(d, b) {
				for (var p in b) if (b.hasOwnProperty(p)) d[p] = b[p];
			};
			return extendStatics(d, b);
		};
		return function(d, b) {
			extendStatics(d, b);
			function __() {
				this.constructor = d;
			}
			d.prototype = b === null ? Object.create(b) : (__.prototype = b.prototype, new __());
		};
	})();
	Object.defineProperty(exports, "__esModule", { value: true });
	/**
	* Package base64 implements Base64 encoding and decoding.
	*/
	var INVALID_BYTE = 256;
	/**
	* Implements standard Base64 encoding.
	*
	* Operates in constant time.
	*/
	var Coder = function() {
		function Coder(_paddingCharacter) {
			if (_paddingCharacter === void 0) _paddingCharacter = "=";
			this._paddingCharacter = _paddingCharacter;
		}
		Coder.prototype.encodedLength = function(length) {
			if (!this._paddingCharacter) return (length * 8 + 5) / 6 | 0;
			return (length + 2) / 3 * 4 | 0;
		};
		Coder.prototype.encode = function(data) {
			var out = "";
			var i = 0;
			for (; i < data.length - 2; i += 3) {
				var c = data[i] << 16 | data[i + 1] << 8 | data[i + 2];
				out += this._encodeByte(c >>> 18 & 63);
				out += this._encodeByte(c >>> 12 & 63);
				out += this._encodeByte(c >>> 6 & 63);
				out += this._encodeByte(c >>> 0 & 63);
			}
			var left = data.length - i;
			if (left > 0) {
				var c = data[i] << 16 | (left === 2 ? data[i + 1] << 8 : 0);
				out += this._encodeByte(c >>> 18 & 63);
				out += this._encodeByte(c >>> 12 & 63);
				if (left === 2) out += this._encodeByte(c >>> 6 & 63);
				else out += this._paddingCharacter || "";
				out += this._paddingCharacter || "";
			}
			return out;
		};
		Coder.prototype.maxDecodedLength = function(length) {
			if (!this._paddingCharacter) return (length * 6 + 7) / 8 | 0;
			return length / 4 * 3 | 0;
		};
		Coder.prototype.decodedLength = function(s) {
			return this.maxDecodedLength(s.length - this._getPaddingLength(s));
		};
		Coder.prototype.decode = function(s) {
			if (s.length === 0) return /* @__PURE__ */ new Uint8Array(0);
			var paddingLength = this._getPaddingLength(s);
			var length = s.length - paddingLength;
			var out = new Uint8Array(this.maxDecodedLength(length));
			var op = 0;
			var i = 0;
			var haveBad = 0;
			var v0 = 0, v1 = 0, v2 = 0, v3 = 0;
			for (; i < length - 4; i += 4) {
				v0 = this._decodeChar(s.charCodeAt(i + 0));
				v1 = this._decodeChar(s.charCodeAt(i + 1));
				v2 = this._decodeChar(s.charCodeAt(i + 2));
				v3 = this._decodeChar(s.charCodeAt(i + 3));
				out[op++] = v0 << 2 | v1 >>> 4;
				out[op++] = v1 << 4 | v2 >>> 2;
				out[op++] = v2 << 6 | v3;
				haveBad |= v0 & INVALID_BYTE;
				haveBad |= v1 & INVALID_BYTE;
				haveBad |= v2 & INVALID_BYTE;
				haveBad |= v3 & INVALID_BYTE;
			}
			if (i < length - 1) {
				v0 = this._decodeChar(s.charCodeAt(i));
				v1 = this._decodeChar(s.charCodeAt(i + 1));
				out[op++] = v0 << 2 | v1 >>> 4;
				haveBad |= v0 & INVALID_BYTE;
				haveBad |= v1 & INVALID_BYTE;
			}
			if (i < length - 2) {
				v2 = this._decodeChar(s.charCodeAt(i + 2));
				out[op++] = v1 << 4 | v2 >>> 2;
				haveBad |= v2 & INVALID_BYTE;
			}
			if (i < length - 3) {
				v3 = this._decodeChar(s.charCodeAt(i + 3));
				out[op++] = v2 << 6 | v3;
				haveBad |= v3 & INVALID_BYTE;
			}
			if (haveBad !== 0) throw new Error("Base64Coder: incorrect characters for decoding");
			return out;
		};
		Coder.prototype._encodeByte = function(b) {
			var result = b;
			result += 65;
			result += 25 - b >>> 8 & 6;
			result += 51 - b >>> 8 & -75;
			result += 61 - b >>> 8 & -15;
			result += 62 - b >>> 8 & 3;
			return String.fromCharCode(result);
		};
		Coder.prototype._decodeChar = function(c) {
			var result = INVALID_BYTE;
			result += (42 - c & c - 44) >>> 8 & -INVALID_BYTE + c - 43 + 62;
			result += (46 - c & c - 48) >>> 8 & -INVALID_BYTE + c - 47 + 63;
			result += (47 - c & c - 58) >>> 8 & -INVALID_BYTE + c - 48 + 52;
			result += (64 - c & c - 91) >>> 8 & -INVALID_BYTE + c - 65 + 0;
			result += (96 - c & c - 123) >>> 8 & -INVALID_BYTE + c - 97 + 26;
			return result;
		};
		Coder.prototype._getPaddingLength = function(s) {
			var paddingLength = 0;
			if (this._paddingCharacter) {
				for (var i = s.length - 1; i >= 0; i--) {
					if (s[i] !== this._paddingCharacter) break;
					paddingLength++;
				}
				if (s.length < 4 || paddingLength > 2) throw new Error("Base64Coder: incorrect padding");
			}
			return paddingLength;
		};
		return Coder;
	}();
	exports.Coder = Coder;
	var stdCoder = new Coder();
	function encode(data) {
		return stdCoder.encode(data);
	}
	exports.encode = encode;
	function decode(s) {
		return stdCoder.decode(s);
	}
	exports.decode = decode;
	/**
	* Implements URL-safe Base64 encoding.
	* (Same as Base64, but '+' is replaced with '-', and '/' with '_').
	*
	* Operates in constant time.
	*/
	var URLSafeCoder = function(_super) {
		__extends(URLSafeCoder, _super);
		function URLSafeCoder() {
			return _super !== null && _super.apply(this, arguments) || this;
		}
		URLSafeCoder.prototype._encodeByte = function(b) {
			var result = b;
			result += 65;
			result += 25 - b >>> 8 & 6;
			result += 51 - b >>> 8 & -75;
			result += 61 - b >>> 8 & -13;
			result += 62 - b >>> 8 & 49;
			return String.fromCharCode(result);
		};
		URLSafeCoder.prototype._decodeChar = function(c) {
			var result = INVALID_BYTE;
			result += (44 - c & c - 46) >>> 8 & -INVALID_BYTE + c - 45 + 62;
			result += (94 - c & c - 96) >>> 8 & -INVALID_BYTE + c - 95 + 63;
			result += (47 - c & c - 58) >>> 8 & -INVALID_BYTE + c - 48 + 52;
			result += (64 - c & c - 91) >>> 8 & -INVALID_BYTE + c - 65 + 0;
			result += (96 - c & c - 123) >>> 8 & -INVALID_BYTE + c - 97 + 26;
			return result;
		};
		return URLSafeCoder;
	}(Coder);
	exports.URLSafeCoder = URLSafeCoder;
	var urlSafeCoder = new URLSafeCoder();
	function encodeURLSafe(data) {
		return urlSafeCoder.encode(data);
	}
	exports.encodeURLSafe = encodeURLSafe;
	function decodeURLSafe(s) {
		return urlSafeCoder.decode(s);
	}
	exports.decodeURLSafe = decodeURLSafe;
	exports.encodedLength = function(length) {
		return stdCoder.encodedLength(length);
	};
	exports.maxDecodedLength = function(length) {
		return stdCoder.maxDecodedLength(length);
	};
	exports.decodedLength = function(s) {
		return stdCoder.decodedLength(s);
	};
}));
// node_modules/fast-sha256/sha256.js
var require_sha256 = /* @__PURE__ */ __commonJSMin(((exports, module, this$1) => {
	(function(root, factory) {
		var exports = {};
		factory(exports);
		var sha256 = exports["default"];
		for (var k in exports) sha256[k] = exports[k];
		if (typeof module === "object" && typeof module.exports === "object") module.exports = sha256;
		else if (typeof define === "function" && define.amd) define(function() {
			return sha256;
		});
		else root.sha256 = sha256;
	})(this$1, function(exports) {
		"use strict";
		exports.__esModule = true;
		exports.digestLength = 32;
		exports.blockSize = 64;
		var K = new Uint32Array([
			1116352408,
			1899447441,
			3049323471,
			3921009573,
			961987163,
			1508970993,
			2453635748,
			2870763221,
			3624381080,
			310598401,
			607225278,
			1426881987,
			1925078388,
			2162078206,
			2614888103,
			3248222580,
			3835390401,
			4022224774,
			264347078,
			604807628,
			770255983,
			1249150122,
			1555081692,
			1996064986,
			2554220882,
			2821834349,
			2952996808,
			3210313671,
			3336571891,
			3584528711,
			113926993,
			338241895,
			666307205,
			773529912,
			1294757372,
			1396182291,
			1695183700,
			1986661051,
			2177026350,
			2456956037,
			2730485921,
			2820302411,
			3259730800,
			3345764771,
			3516065817,
			3600352804,
			4094571909,
			275423344,
			430227734,
			506948616,
			659060556,
			883997877,
			958139571,
			1322822218,
			1537002063,
			1747873779,
			1955562222,
			2024104815,
			2227730452,
			2361852424,
			2428436474,
			2756734187,
			3204031479,
			3329325298
		]);
		function hashBlocks(w, v, p, pos, len) {
			var a, b, c, d, e, f, g, h, u, i, j, t1, t2;
			while (len >= 64) {
				a = v[0];
				b = v[1];
				c = v[2];
				d = v[3];
				e = v[4];
				f = v[5];
				g = v[6];
				h = v[7];
				for (i = 0; i < 16; i++) {
					j = pos + i * 4;
					w[i] = (p[j] & 255) << 24 | (p[j + 1] & 255) << 16 | (p[j + 2] & 255) << 8 | p[j + 3] & 255;
				}
				for (i = 16; i < 64; i++) {
					u = w[i - 2];
					t1 = (u >>> 17 | u << 15) ^ (u >>> 19 | u << 13) ^ u >>> 10;
					u = w[i - 15];
					t2 = (u >>> 7 | u << 25) ^ (u >>> 18 | u << 14) ^ u >>> 3;
					w[i] = (t1 + w[i - 7] | 0) + (t2 + w[i - 16] | 0);
				}
				for (i = 0; i < 64; i++) {
					t1 = (((e >>> 6 | e << 26) ^ (e >>> 11 | e << 21) ^ (e >>> 25 | e << 7)) + (e & f ^ ~e & g) | 0) + (h + (K[i] + w[i] | 0) | 0) | 0;
					t2 = ((a >>> 2 | a << 30) ^ (a >>> 13 | a << 19) ^ (a >>> 22 | a << 10)) + (a & b ^ a & c ^ b & c) | 0;
					h = g;
					g = f;
					f = e;
					e = d + t1 | 0;
					d = c;
					c = b;
					b = a;
					a = t1 + t2 | 0;
				}
				v[0] += a;
				v[1] += b;
				v[2] += c;
				v[3] += d;
				v[4] += e;
				v[5] += f;
				v[6] += g;
				v[7] += h;
				pos += 64;
				len -= 64;
			}
			return pos;
		}
		var Hash = function() {
			function Hash() {
				this.digestLength = exports.digestLength;
				this.blockSize = exports.blockSize;
				this.state = /* @__PURE__ */ new Int32Array(8);
				this.temp = /* @__PURE__ */ new Int32Array(64);
				this.buffer = /* @__PURE__ */ new Uint8Array(128);
				this.bufferLength = 0;
				this.bytesHashed = 0;
				this.finished = false;
				this.reset();
			}
			Hash.prototype.reset = function() {
				this.state[0] = 1779033703;
				this.state[1] = 3144134277;
				this.state[2] = 1013904242;
				this.state[3] = 2773480762;
				this.state[4] = 1359893119;
				this.state[5] = 2600822924;
				this.state[6] = 528734635;
				this.state[7] = 1541459225;
				this.bufferLength = 0;
				this.bytesHashed = 0;
				this.finished = false;
				return this;
			};
			Hash.prototype.clean = function() {
				for (var i = 0; i < this.buffer.length; i++) this.buffer[i] = 0;
				for (var i = 0; i < this.temp.length; i++) this.temp[i] = 0;
				this.reset();
			};
			Hash.prototype.update = function(data, dataLength) {
				if (dataLength === void 0) dataLength = data.length;
				if (this.finished) throw new Error("SHA256: can't update because hash was finished.");
				var dataPos = 0;
				this.bytesHashed += dataLength;
				if (this.bufferLength > 0) {
					while (this.bufferLength < 64 && dataLength > 0) {
						this.buffer[this.bufferLength++] = data[dataPos++];
						dataLength--;
					}
					if (this.bufferLength === 64) {
						hashBlocks(this.temp, this.state, this.buffer, 0, 64);
						this.bufferLength = 0;
					}
				}
				if (dataLength >= 64) {
					dataPos = hashBlocks(this.temp, this.state, data, dataPos, dataLength);
					dataLength %= 64;
				}
				while (dataLength > 0) {
					this.buffer[this.bufferLength++] = data[dataPos++];
					dataLength--;
				}
				return this;
			};
			Hash.prototype.finish = function(out) {
				if (!this.finished) {
					var bytesHashed = this.bytesHashed;
					var left = this.bufferLength;
					var bitLenHi = bytesHashed / 536870912 | 0;
					var bitLenLo = bytesHashed << 3;
					var padLength = bytesHashed % 64 < 56 ? 64 : 128;
					this.buffer[left] = 128;
					for (var i = left + 1; i < padLength - 8; i++) this.buffer[i] = 0;
					this.buffer[padLength - 8] = bitLenHi >>> 24 & 255;
					this.buffer[padLength - 7] = bitLenHi >>> 16 & 255;
					this.buffer[padLength - 6] = bitLenHi >>> 8 & 255;
					this.buffer[padLength - 5] = bitLenHi >>> 0 & 255;
					this.buffer[padLength - 4] = bitLenLo >>> 24 & 255;
					this.buffer[padLength - 3] = bitLenLo >>> 16 & 255;
					this.buffer[padLength - 2] = bitLenLo >>> 8 & 255;
					this.buffer[padLength - 1] = bitLenLo >>> 0 & 255;
					hashBlocks(this.temp, this.state, this.buffer, 0, padLength);
					this.finished = true;
				}
				for (var i = 0; i < 8; i++) {
					out[i * 4 + 0] = this.state[i] >>> 24 & 255;
					out[i * 4 + 1] = this.state[i] >>> 16 & 255;
					out[i * 4 + 2] = this.state[i] >>> 8 & 255;
					out[i * 4 + 3] = this.state[i] >>> 0 & 255;
				}
				return this;
			};
			Hash.prototype.digest = function() {
				var out = new Uint8Array(this.digestLength);
				this.finish(out);
				return out;
			};
			Hash.prototype._saveState = function(out) {
				for (var i = 0; i < this.state.length; i++) out[i] = this.state[i];
			};
			Hash.prototype._restoreState = function(from, bytesHashed) {
				for (var i = 0; i < this.state.length; i++) this.state[i] = from[i];
				this.bytesHashed = bytesHashed;
				this.finished = false;
				this.bufferLength = 0;
			};
			return Hash;
		}();
		exports.Hash = Hash;
		var HMAC = function() {
			function HMAC(key) {
				this.inner = new Hash();
				this.outer = new Hash();
				this.blockSize = this.inner.blockSize;
				this.digestLength = this.inner.digestLength;
				var pad = new Uint8Array(this.blockSize);
				if (key.length > this.blockSize) new Hash().update(key).finish(pad).clean();
				else for (var i = 0; i < key.length; i++) pad[i] = key[i];
				for (var i = 0; i < pad.length; i++) pad[i] ^= 54;
				this.inner.update(pad);
				for (var i = 0; i < pad.length; i++) pad[i] ^= 106;
				this.outer.update(pad);
				this.istate = /* @__PURE__ */ new Uint32Array(8);
				this.ostate = /* @__PURE__ */ new Uint32Array(8);
				this.inner._saveState(this.istate);
				this.outer._saveState(this.ostate);
				for (var i = 0; i < pad.length; i++) pad[i] = 0;
			}
			HMAC.prototype.reset = function() {
				this.inner._restoreState(this.istate, this.inner.blockSize);
				this.outer._restoreState(this.ostate, this.outer.blockSize);
				return this;
			};
			HMAC.prototype.clean = function() {
				for (var i = 0; i < this.istate.length; i++) this.ostate[i] = this.istate[i] = 0;
				this.inner.clean();
				this.outer.clean();
			};
			HMAC.prototype.update = function(data) {
				this.inner.update(data);
				return this;
			};
			HMAC.prototype.finish = function(out) {
				if (this.outer.finished) this.outer.finish(out);
				else {
					this.inner.finish(out);
					this.outer.update(out, this.digestLength).finish(out);
				}
				return this;
			};
			HMAC.prototype.digest = function() {
				var out = new Uint8Array(this.digestLength);
				this.finish(out);
				return out;
			};
			return HMAC;
		}();
		exports.HMAC = HMAC;
		function hash(data) {
			var h = new Hash().update(data);
			var digest = h.digest();
			h.clean();
			return digest;
		}
		exports.hash = hash;
		exports["default"] = hash;
		function hmac(key, data) {
			var h = new HMAC(key).update(data);
			var digest = h.digest();
			h.clean();
			return digest;
		}
		exports.hmac = hmac;
		function fillBuffer(buffer, hmac, info, counter) {
			var num = counter[0];
			if (num === 0) throw new Error("hkdf: cannot expand more");
			hmac.reset();
			if (num > 1) hmac.update(buffer);
			if (info) hmac.update(info);
			hmac.update(counter);
			hmac.finish(buffer);
			counter[0]++;
		}
		var hkdfSalt = new Uint8Array(exports.digestLength);
		function hkdf(key, salt, info, length) {
			if (salt === void 0) salt = hkdfSalt;
			if (length === void 0) length = 32;
			var counter = new Uint8Array([1]);
			var hmac_ = new HMAC(hmac(salt, key));
			var buffer = new Uint8Array(hmac_.digestLength);
			var bufpos = buffer.length;
			var out = new Uint8Array(length);
			for (var i = 0; i < length; i++) {
				if (bufpos === buffer.length) {
					fillBuffer(buffer, hmac_, info, counter);
					bufpos = 0;
				}
				out[i] = buffer[bufpos++];
			}
			hmac_.clean();
			buffer.fill(0);
			counter.fill(0);
			return out;
		}
		exports.hkdf = hkdf;
		function pbkdf2(password, salt, iterations, dkLen) {
			var prf = new HMAC(password);
			var len = prf.digestLength;
			var ctr = /* @__PURE__ */ new Uint8Array(4);
			var t = new Uint8Array(len);
			var u = new Uint8Array(len);
			var dk = new Uint8Array(dkLen);
			for (var i = 0; i * len < dkLen; i++) {
				var c = i + 1;
				ctr[0] = c >>> 24 & 255;
				ctr[1] = c >>> 16 & 255;
				ctr[2] = c >>> 8 & 255;
				ctr[3] = c >>> 0 & 255;
				prf.reset();
				prf.update(salt);
				prf.update(ctr);
				prf.finish(u);
				for (var j = 0; j < len; j++) t[j] = u[j];
				for (var j = 2; j <= iterations; j++) {
					prf.reset();
					prf.update(u).finish(u);
					for (var k = 0; k < len; k++) t[k] ^= u[k];
				}
				for (var j = 0; j < len && i * len + j < dkLen; j++) dk[i * len + j] = t[j];
			}
			for (var i = 0; i < len; i++) t[i] = u[i] = 0;
			for (var i = 0; i < 4; i++) ctr[i] = 0;
			prf.clean();
			return dk;
		}
		exports.pbkdf2 = pbkdf2;
	});
}));
// node_modules/standardwebhooks/dist/timing_safe_equal.js
var require_timing_safe_equal = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.timingSafeEqual = timingSafeEqual;
	function assert(expr, msg = "") {
		if (!expr) throw new Error(msg);
	}
	function timingSafeEqual(a, b) {
		if (a.byteLength !== b.byteLength) return false;
		if (!(a instanceof DataView)) a = new DataView(ArrayBuffer.isView(a) ? a.buffer : a);
		if (!(b instanceof DataView)) b = new DataView(ArrayBuffer.isView(b) ? b.buffer : b);
		assert(a instanceof DataView);
		assert(b instanceof DataView);
		const length = a.byteLength;
		let out = 0;
		let i = -1;
		while (++i < length) out |= a.getUint8(i) ^ b.getUint8(i);
		return out === 0;
	}
}));
// src/rollback/signature.ts
var import_dist = (/* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.Webhook = exports.WebhookVerificationError = void 0;
	const base64 = require_base64();
	const sha256 = require_sha256();
	const timing_safe_equal_1 = require_timing_safe_equal();
	const WEBHOOK_TOLERANCE_IN_SECONDS = 300;
	var ExtendableError = class ExtendableError extends Error {
		constructor(message) {
			super(message);
			Object.setPrototypeOf(this, ExtendableError.prototype);
			this.name = "ExtendableError";
			this.stack = new Error(message).stack;
		}
	};
	var WebhookVerificationError = class WebhookVerificationError extends ExtendableError {
		constructor(message) {
			super(message);
			Object.setPrototypeOf(this, WebhookVerificationError.prototype);
			this.name = "WebhookVerificationError";
		}
	};
	exports.WebhookVerificationError = WebhookVerificationError;
	var Webhook = class Webhook {
		constructor(secret, options) {
			if ((options === null || options === void 0 ? void 0 : options.format) === "raw") {
				if (secret instanceof Uint8Array) this.key = secret;
				else this.key = Uint8Array.from(secret, (c) => c.charCodeAt(0));
			} else {
				if (typeof secret !== "string") throw new Error("Expected secret to be of type string");
				if (secret.startsWith(Webhook.prefix)) secret = secret.substring(Webhook.prefix.length);
				this.key = base64.decode(secret);
			}
			if (this.key.length === 0) throw new Error("Secret can't be empty.");
		}
		verify(payload, headers, options) {
			var _a;
			const jsonParse = (_a = options === null || options === void 0 ? void 0 : options.jsonParse) !== null && _a !== void 0 ? _a : true;
			const normalizedHeaders = {};
			for (const key of Object.keys(headers)) normalizedHeaders[key.toLowerCase()] = headers[key];
			const msgId = normalizedHeaders["webhook-id"];
			const msgSignature = normalizedHeaders["webhook-signature"];
			const msgTimestamp = normalizedHeaders["webhook-timestamp"];
			if (!msgSignature || !msgId || !msgTimestamp) throw new WebhookVerificationError("Missing required headers");
			const timestamp = this.verifyTimestamp(msgTimestamp);
			const expectedSignature = this.sign(msgId, timestamp, payload).split(",")[1];
			const passedSignatures = msgSignature.split(" ");
			const encoder = new globalThis.TextEncoder();
			for (const versionedSignature of passedSignatures) {
				const [version, signature] = versionedSignature.split(",");
				if (version !== "v1") continue;
				if ((0, timing_safe_equal_1.timingSafeEqual)(encoder.encode(signature), encoder.encode(expectedSignature))) {
					const payloadString = payload.toString();
					if (payloadString === "") return;
					if (jsonParse) return JSON.parse(payloadString);
					else return;
				}
			}
			throw new WebhookVerificationError("No matching signature found");
		}
		sign(msgId, timestamp, payload) {
			if (typeof payload === "string") {} else if (payload.constructor.name === "Buffer") payload = payload.toString();
			else throw new Error("Expected payload to be of type string or Buffer.");
			const encoder = new TextEncoder();
			const timestampNumber = Math.floor(timestamp.getTime() / 1e3);
			const toSign = encoder.encode(`${msgId}.${timestampNumber}.${payload}`);
			return `v1,${base64.encode(sha256.hmac(this.key, toSign))}`;
		}
		verifyTimestamp(timestampHeader) {
			const now = Math.floor(Date.now() / 1e3);
			const timestamp = parseInt(timestampHeader, 10);
			if (Number.isNaN(timestamp)) throw new WebhookVerificationError("Invalid Signature Headers");
			if (now - timestamp > WEBHOOK_TOLERANCE_IN_SECONDS) throw new WebhookVerificationError("Message timestamp too old");
			if (timestamp > now + WEBHOOK_TOLERANCE_IN_SECONDS) throw new WebhookVerificationError("Message timestamp too new");
			return /* @__PURE__ */ new Date(timestamp * 1e3);
		}
	};
	exports.Webhook = Webhook;
	Webhook.prefix = "whsec_";
})))();
const PREFIX = "whsec_";
/** `v1,` and the HMAC-SHA256 of id, timestamp (whole seconds) and body, in base64. */
function sign(secret, id, at, body) {
	return signer(secret).sign(id, new Date(at), body);
}
/** Why a secret can't be used, as a text that goes with `takes`; undefined when it can. */
function secretProblem(secret) {
	const takes = `${PREFIX} followed by base64 (A-Z, a-z, 0-9, +, /), or any other text, whose bytes are the key`;
	if (secret.startsWith(PREFIX) && secret.replace(/=+$/, "").length % 4 === 3) return takes;
	try {
		signer(secret);
		return;
	} catch {
		return takes;
	}
}
function signer(secret) {
	return secret.startsWith(PREFIX) ? new import_dist.Webhook(secret) : new import_dist.Webhook(new TextEncoder().encode(secret), { format: "raw" });
}
// src/rollback/headers.ts
/** @param at of this attempt: signatures carry it */
async function callHeaders(webhook, id, { text, contentType }, at) {
	const { method, url, secret, auth, format } = webhook;
	const headers = lastOfEach([
		["Accept", "*/*"],
		...contentType === void 0 ? [] : [["Content-Type", contentType]],
		...FORMATS$1[format].headers,
		...webhook.headers,
		["webhook-id", id],
		["webhook-timestamp", String(Math.floor(at / 1e3))],
		...secret === void 0 ? [] : [["webhook-signature", sign(secret, id, at, text)]],
		["Idempotency-Key", id]
	]);
	switch (auth.kind) {
		case "none":
		case "routing-key": return headers;
		case "bearer": return [...headers, ["Authorization", `Bearer ${auth.token}`]];
		case "basic": {
			const pair = Buffer.from(`${auth.username}:${auth.password}`).toString("base64");
			return [...headers, ["Authorization", `Basic ${pair}`]];
		}
		case "sigv4": return signedBySigV4({
			method,
			url,
			headers,
			body: text === "" ? void 0 : text
		}, auth, at);
	}
}
function lastOfEach(headers) {
	return [...new Map(headers.map((header) => [header[0].toLowerCase(), header])).values()];
}
// src/rollback/webhook.ts
/** Attempts are spread over this long, beyond the time that the first may take. */
const BUDGET = 12e4;
/** Of an answer; its body only matters when it says why not. */
const MOST_BYTES$2 = 1e6;
/** Gateways say these where the receiver behind them was asked and its answer was lost. */
const LOST_ANSWERS = [502, 504];
/**
* Every attempt carries the same `webhook-id` (and `Idempotency-Key`), so that a receiver acts once however often it is
* called, and a fresh `webhook-timestamp`, so that it may refuse old calls.
* @param clock the real one, also where a past window was judged: receivers compare the timestamp with theirs
* @returns `failed` for whatever goes wrong: this never throws because of the receiver or the network
*/
function callWebhook(webhook, message, http, clock, signal, onRetry) {
	return deliver(webhook, {
		id: message.id,
		...webhookBody(webhook, message)
	}, {
		http,
		clock,
		signal,
		onRetry
	});
}
/**
* Tells the receivers of format `cdevents` that the service runs its former version again; no other format has such a
* message. To be called once recovery is confirmed, and not before.
* @param at when it was
* @returns undefined where nothing is to be told: another format, or metadata without `service` or `stable-artifact`
*/
async function announceRecovery(webhook, message, at, http, clock, signal) {
	if (webhook.format !== "cdevents") return void 0;
	const text = serviceRolledBack(message, webhook.metadata, at);
	if (text === void 0) return void 0;
	return deliver(webhook, {
		id: rolledBackId(message),
		text,
		contentType: CLOUD_EVENT
	}, {
		http,
		clock,
		signal,
		onRetry: void 0
	});
}
async function deliver(webhook, { id, ...body }, { http, clock, signal, onRetry }) {
	const isSuccess = (status) => webhook.success.some(([low, high]) => low <= status && status <= high);
	const done = (status, attempts) => {
		return {
			state: "done",
			id,
			attempts,
			status,
			at: clock.now()
		};
	};
	const request = {
		method: webhook.method,
		url: webhook.url,
		headers: () => callHeaders(webhook, id, body, clock.now()),
		body: body.text === "" ? void 0 : body.text,
		timeout: webhook.timeout,
		maxBytes: MOST_BYTES$2,
		retry: retryRule(webhook, isSuccess, onRetry),
		tls: webhook.tls
	};
	let answer;
	try {
		answer = await http.send(request, signal);
	} catch (failure) {
		if (!(failure instanceof HttpFailure)) throw failure;
		const { status, attempts } = failure;
		if (status !== void 0 && isSuccess(status)) return done(status, attempts);
		return {
			state: "failed",
			id,
			attempts,
			status,
			error: failed(webhook, failure)
		};
	}
	const { status, attempts } = answer;
	if (isSuccess(status)) return done(status, attempts);
	return {
		state: "failed",
		id,
		attempts,
		status,
		error: refused$1(webhook, answer)
	};
}
function retryRule({ retries, timeout, retryOnTimeout }, isSuccess, onRetry) {
	return {
		retries,
		budget: BUDGET + timeout,
		onTimeout: retryOnTimeout,
		onBreak: retryOnTimeout,
		settled: (status) => isSuccess(status) || !retryOnTimeout && LOST_ANSWERS.includes(status),
		onRetry
	};
}
// src/inputs/webhook-auth.ts
const AUTH = "rollback-webhook-auth";
const TOKEN = "rollback-webhook-token";
const USERNAME = "rollback-webhook-username";
const PASSWORD = "rollback-webhook-password";
const KINDS = "none, bearer, basic or sigv4:<service>:<region>, such as sigv4:codedeploy:eu-west-1";
/** undefined: unusable, with problems noted. */
function readWebhookAuth(reader, environment, format, headers) {
	const wanted = readWanted(reader, format);
	if (wanted === void 0) return void 0;
	rejectUnused(reader, wanted);
	if (headers.some(([name]) => name.toLowerCase() === "authorization") && wanted.kind !== "none" && wanted.kind !== "routing-key") reader.reject("rollback-webhook-headers", `no Authorization beside ${wanted.kind}: one of them`);
	switch (wanted.kind) {
		case "none": return { kind: "none" };
		case "bearer": {
			const token = readToken(reader);
			return token === void 0 ? void 0 : {
				kind: "bearer",
				token
			};
		}
		case "routing-key": {
			const key = readToken(reader);
			return key === void 0 ? void 0 : {
				kind: "routing-key",
				key
			};
		}
		case "basic": return readBasic(reader);
		case "sigv4": {
			const credentials = readAws(reader, environment);
			return credentials === void 0 ? void 0 : {
				...wanted,
				credentials
			};
		}
	}
}
/** As it says, or as the credentials say that are given. */
function readWanted(reader, format) {
	if (format === "pagerduty") {
		if (reader.get(AUTH) !== void 0 && reader.get(AUTH) !== "none") reader.reject(AUTH, `nothing with format pagerduty, which takes its routing key: ${TOKEN}`);
		return { kind: "routing-key" };
	}
	if (reader.get(AUTH) !== void 0) return reader.parse(AUTH, parseAuth, KINDS);
	if (reader.get(TOKEN) !== void 0) return { kind: "bearer" };
	return reader.get(USERNAME) === void 0 && reader.get(PASSWORD) === void 0 ? { kind: "none" } : { kind: "basic" };
}
function parseAuth(text) {
	if (text === "none" || text === "bearer" || text === "basic") return { kind: text };
	const [, service, region] = /^sigv4:([a-z0-9-]+):([a-z0-9-]+)$/.exec(text) ?? [];
	return service === void 0 || region === void 0 ? void 0 : {
		kind: "sigv4",
		service,
		region
	};
}
function rejectUnused(reader, { kind }) {
	if (!(kind === "bearer" || kind === "routing-key") && reader.get(TOKEN) !== void 0) reader.reject(TOKEN, `nothing with authorization ${kind}: one way in`);
	for (const name of [USERNAME, PASSWORD]) if (kind !== "basic" && reader.get(name) !== void 0) reader.reject(name, `nothing with authorization ${kind}: one way in`);
}
function readToken(reader) {
	return reader.require(TOKEN, (text) => /^[\x21-\x7e]+$/.test(text) ? text : void 0, "the bare token: printable ASCII without spaces, and without the word Bearer");
}
function readBasic(reader) {
	const username = reader.require(USERNAME, (text) => /^[^\p{Cc}:]+$/u.test(text) ? text : void 0, "a user name without colons and control characters");
	const given = reader.get(PASSWORD) !== void 0;
	const password = reader.parse(PASSWORD, (text) => /^\P{Cc}+$/u.test(text) ? text : void 0, "a password without control characters");
	if (username === void 0 || given && password === void 0) return void 0;
	return {
		kind: "basic",
		username,
		password: password ?? ""
	};
}
/** As every tool of AWS names them, and as aws-actions/configure-aws-credentials sets them. */
function readAws(reader, environment) {
	const accessKeyId = environment.AWS_ACCESS_KEY_ID?.trim();
	const secretAccessKey = environment.AWS_SECRET_ACCESS_KEY?.trim();
	if (!accessKeyId || !secretAccessKey) {
		reader.reject(AUTH, "sigv4 where AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are set: run aws-actions/configure-aws-credentials before");
		return;
	}
	return {
		accessKeyId,
		secretAccessKey,
		sessionToken: environment.AWS_SESSION_TOKEN?.trim() || void 0
	};
}
// src/inputs/webhook-metadata.ts
const INPUT = "rollback-webhook-metadata";
const MOST = 20;
const LONGEST$2 = 500;
/** `name: value` a line; empty lines ignored. */
function readMetadata(reader, format) {
	const text = reader.get(INPUT);
	if (format === "raw" && text !== void 0) {
		reader.reject(INPUT, "nothing with rollback-webhook-format raw: write it into the body");
		return {};
	}
	const metadata = /* @__PURE__ */ new Map();
	for (const [index, line] of (text ?? "").split(/\r?\n/).entries()) {
		if (line.trim() === "") continue;
		const [, name, value = ""] = /^\s*([A-Za-z][\w.-]{0,63})\s*:\s*(\P{Cc}+)$/u.exec(line) ?? [];
		if (name === void 0 || value.trim().length > LONGEST$2) reader.reject(INPUT, `one "name: value" a line, up to ${LONGEST$2} characters; line ${index + 1} is not`);
		else if (metadata.has(name)) reader.reject(INPUT, `each name once; ${name} is there twice`);
		else metadata.set(name, value.trim());
	}
	if (metadata.size > MOST) reader.reject(INPUT, `up to ${MOST} lines`);
	const missing = FORMATS$1[format].needs.filter((name) => !metadata.has(name));
	if (missing.length > 0) {
		const lines = missing.map((name) => `"${name}: …"`).join(" and ");
		reader.reject(INPUT, `${lines} with rollback-webhook-format ${format}`);
	}
	return Object.fromEntries(metadata);
}
// src/inputs/webhook-tls.ts
/** Whom the rollback webhook's address is believed, and who this client is there. */
const CA = "rollback-webhook-ca";
const CERT = "rollback-webhook-cert";
const KEY = "rollback-webhook-key";
/** undefined: nothing of the kind is wanted, or it is unusable, with problems noted. */
function readTls(reader, url) {
	const given = [
		CA,
		CERT,
		KEY
	].filter((name) => reader.get(name) !== void 0);
	if (given.length === 0) return void 0;
	if (url?.protocol === "http:") for (const name of given) reader.reject(name, "nothing with an http address");
	return {
		ca: reader.parse(CA, certificates, "certificates as PEM text, -----BEGIN CERTIFICATE-----"),
		client: readClient(reader)
	};
}
function readClient(reader) {
	if (reader.get(CERT) === void 0 && reader.get(KEY) === void 0) return void 0;
	const cert = reader.require(CERT, certificates, `the certificate of ${KEY} as PEM text`);
	const key = reader.require(KEY, privateKey, `the unencrypted private key of ${CERT} as PEM text`);
	if (cert === void 0 || key === void 0) return void 0;
	if (!new X509Certificate(cert).checkPrivateKey(createPrivateKey(key))) {
		reader.reject(KEY, `the key of ${CERT}; this one belongs to another`);
		return;
	}
	return {
		cert,
		key
	};
}
/** One or more, nothing else of importance between them. */
function certificates(text) {
	const blocks = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
	return blocks.length > 0 && blocks.every(isCertificate) ? text : void 0;
}
function isCertificate(block) {
	try {
		return new X509Certificate(block).serialNumber !== "";
	} catch {
		return false;
	}
}
function privateKey(text) {
	try {
		return createPrivateKey(text).type === "private" ? text : void 0;
	} catch {
		return;
	}
}
// src/inputs/webhook-input.ts
/** The rollback webhook: whom to call, and how. */
const URL_INPUT = "rollback-webhook-url";
const METHODS = [
	"POST",
	"PUT",
	"PATCH",
	"DELETE",
	"GET"
];
const LONGEST_TIMEOUT$2 = 3e5;
const MOST_RETRIES = 20;
/** An empty input is one left out, so an empty body needs a word. */
const EMPTY_BODY = "none";
/** undefined: no webhook is wanted, or, with problems noted, it is unusable. */
function readWebhook(reader, environment) {
	if (reader.get(URL_INPUT) === void 0) {
		rejectOrphans(reader);
		return;
	}
	const format = reader.parse("rollback-webhook-format", oneOf(WEBHOOK_FORMATS), WEBHOOK_FORMATS.join(", "));
	const url = reader.parse(URL_INPUT, parseAddress, addressTakes(reader.get(URL_INPUT)));
	const headers = readHeaders(reader, "rollback-webhook-headers", SIGNED);
	const tls = readTls(reader, url);
	const manner = readManner(reader);
	if (format === void 0) return void 0;
	const secret = readSecret(reader, format);
	const body = readBody(reader, format);
	const metadata = readMetadata(reader, format);
	const rest = complete({
		url,
		format,
		method: readMethod(reader, format),
		auth: readWebhookAuth(reader, environment, format, headers),
		...manner
	});
	const { success, deduplicates } = FORMATS$1[format];
	return rest === void 0 ? void 0 : {
		...rest,
		secret,
		headers,
		body,
		metadata,
		tls,
		success: readSuccess(reader) ?? parseStatusRanges(success) ?? [],
		retryOnTimeout: reader.parse("rollback-webhook-retry-on-timeout", parseBoolean, "true or false") ?? deduplicates
	};
}
/** What is resolved by the format where the inputs say nothing: the report shows it. */
function formatDefaults(reader, webhook) {
	const { success, deduplicates } = FORMATS$1[webhook.format];
	return [["rollback-webhook-success", success], ["rollback-webhook-retry-on-timeout", String(deduplicates)]].filter(([name]) => reader.get(name) === void 0).map(([name, value]) => ({
		name,
		value,
		from: "default"
	}));
}
function readManner(reader) {
	return {
		timeout: reader.parse("rollback-webhook-timeout", parseTimeout, "a duration from 1s to 5m"),
		retries: reader.parse("rollback-webhook-retries", (text) => (parseCount(text) ?? Infinity) <= MOST_RETRIES ? parseCount(text) : void 0, `a whole number from 0 to ${MOST_RETRIES}`)
	};
}
function readSuccess(reader) {
	return reader.parse("rollback-webhook-success", parseStatusRanges, "statuses such as 200-299 or 200,202");
}
/** Set for every call; a second one would contradict it. */
const SIGNED = [
	"webhook-id",
	"webhook-timestamp",
	"webhook-signature",
	"idempotency-key"
];
function rejectOrphans(reader) {
	for (const name of INPUT_NAMES) if (name.startsWith("rollback-webhook-") && reader.chosen(name)) reader.reject(name, `nothing without ${URL_INPUT}: there is nothing to call`);
}
function readMethod(reader, format) {
	const method = reader.parse("rollback-webhook-method", oneOf(METHODS), METHODS.join(", "));
	const { methods } = FORMATS$1[format];
	if (method !== void 0 && !methods.includes(method)) {
		const takes = methods.join(", ").replace(/, (\w+)$/, " or $1");
		reader.reject("rollback-webhook-method", `${takes} with rollback-webhook-format ${format}`);
	}
	return method;
}
function readSecret(reader, format) {
	const secret = reader.get("rollback-webhook-secret");
	if (secret !== void 0 && !FORMATS$1[format].verifies) {
		reader.reject("rollback-webhook-secret", `nothing with rollback-webhook-format ${format}, which verifies no signature`);
		return;
	}
	const problem = secret === void 0 ? void 0 : secretProblem(secret);
	if (problem === void 0) return secret;
	reader.reject("rollback-webhook-secret", problem);
}
function readBody(reader, format) {
	const body = reader.get("rollback-webhook-body");
	if (body === void 0) return void 0;
	if (format !== "raw") reader.reject("rollback-webhook-body", "a template only with rollback-webhook-format raw");
	if (body === EMPTY_BODY) return "";
	if (reader.get("rollback-webhook-method") === "GET") reader.reject("rollback-webhook-body", "nothing with rollback-webhook-method GET");
	for (const problem of templateProblems(body)) reader.reject("rollback-webhook-body", problem);
	return body;
}
function parseTimeout(text) {
	const timeout = parseDuration(text);
	return timeout !== void 0 && timeout >= 1e3 && timeout <= LONGEST_TIMEOUT$2 ? timeout : void 0;
}
// src/inputs.ts
/** The environment of a step, read into one checked Config; all that is wrong with it is said at once. */
/**
* Reads `INPUT_…`, `RUNNER_TEMP`, the GITHUB_ and the proxy variables.
* @param now decides what lies in the past
* @throws InputError with every problem; its sentences hold no secret
*/
function readConfig(environment, now) {
	const reader = inputReader(environment);
	rejectUnknownInputs(reader, environment);
	const timing = readTiming(reader, now);
	const checks = readChecks(reader, environment, timing);
	const policies = readPolicies(reader);
	const webhook = readWebhook(reader, environment);
	const github = readGitHub(reader, environment);
	const first = checks?.[0];
	if (reader.problems.length > 0 || !checks || !first || !timing || !policies) throw new InputError(reader.problems);
	const proxy = readProxy(environment);
	const githubReading = checks.some(({ source }) => versionsIn(source) !== void 0) ? readGitHubReading(reader, environment) : void 0;
	const secrets = secretsOf(checks, webhook, github ?? githubReading, proxy);
	return {
		checks,
		source: first.source,
		timing,
		strictness: first.strictness,
		policies,
		webhook,
		github,
		githubReading,
		inputs: [...resolvedInputs(reader, {
			...timing,
			dryRun: policies.dryRun,
			usesGitHub: github !== void 0 || githubReading !== void 0
		}), ...webhook === void 0 ? [] : formatDefaults(reader, webhook)],
		secrets,
		colours: showsColours(environment),
		reportFolder: reportFolder(environment),
		proxy
	};
}
/**
* As given, except for the two whose default depends on whether the window is past. The token, which every step is given,
* is among them only where it is used.
*/
function resolvedInputs(reader, { replay, duration, dryRun, usesGitHub }) {
	const left = [...replay === void 0 ? [] : ["duration"], ...usesGitHub ? [] : ["github-token"]];
	const inputs = reader.resolved().filter(({ name }) => !left.includes(name));
	if (replay !== void 0) inputs.push({
		name: "duration",
		value: formatDuration(duration),
		from: "input"
	});
	if (reader.get("dry-run") === void 0) inputs.push({
		name: "dry-run",
		value: String(dryRun),
		from: "default"
	});
	return inputs;
}
/** Apart for every gate of a job: the runner numbers steps that use the same action. */
function reportFolder(environment) {
	const step = (environment.GITHUB_ACTION ?? "").replace(/[^\w-]/g, "_");
	return join(environment.RUNNER_TEMP || tmpdir(), "canary-gate", step);
}
/** The lower-case names win, as in curl. */
function readProxy(environment) {
	return {
		httpProxy: environment.http_proxy || environment.HTTP_PROXY || void 0,
		httpsProxy: environment.https_proxy || environment.HTTPS_PROXY || void 0,
		noProxy: environment.no_proxy || environment.NO_PROXY || void 0
	};
}
// src/metrics/authorization.ts
function accessHeaders({ authorization, headers }) {
	switch (authorization.kind) {
		case "none": return headers;
		case "bearer": return [["Authorization", `Bearer ${authorization.token}`], ...headers];
		case "basic": {
			const pair = `${authorization.username}:${authorization.password}`;
			return [["Authorization", `Basic ${Buffer.from(pair).toString("base64")}`], ...headers];
		}
	}
}
/** Fewer characters hide nothing, and cutting them out would leave no text readable. */
const SHORTEST_SECRET = 4;
/** Secrets as a server may echo them; a key may be in the query of the address, too. */
function accessSecrets(access, url) {
	const { authorization } = access;
	const values = accessHeaders(access).map(([, value]) => value);
	for (const value of url.searchParams.values()) values.push(value, encodeURIComponent(value));
	if (authorization.kind === "bearer") values.push(authorization.token);
	if (authorization.kind === "basic") values.push(values[0]?.slice(6) ?? "", authorization.password);
	return values.filter((value) => value.length >= SHORTEST_SECRET);
}
// src/metrics/ask.ts
const LONGEST_TIMEOUT$1 = 3e4;
const SHORTEST_TIMEOUT$1 = 2e3;
const MAX_BYTES$1 = 64 * 2 ** 20;
var Asker = class {
	#client;
	#access;
	#interval;
	#requests = 0;
	/** @param interval between polls: an answer that takes longer than two thirds of it is given up */
	constructor(client, access, interval) {
		this.#client = client;
		this.#access = access;
		this.#interval = interval;
	}
	/** Attempts sent so far. */
	get requests() {
		return this.#requests;
	}
	/** The answer, if it is a success (2xx). @throws MetricsError; the signal's reason when aborted */
	async ask(question, signal) {
		const headers = [...accessHeaders(this.#access), ...question.headers];
		const { method, url, body } = question;
		const request = {
			method,
			url,
			headers: () => headers,
			body,
			timeout: Math.min(LONGEST_TIMEOUT$1, Math.max(SHORTEST_TIMEOUT$1, this.#interval * 2 / 3)),
			maxBytes: MAX_BYTES$1,
			retry: {
				retries: 1,
				budget: this.#interval / 2,
				onTimeout: false,
				onRetry: void 0
			}
		};
		try {
			const answer = await this.#client.send(request, signal);
			this.#requests += answer.attempts;
			if (answer.status >= 200 && answer.status < 300) return answer;
			throw unsuccessful(url.host, answer, accessSecrets(this.#access, question.base));
		} catch (error) {
			signal.throwIfAborted();
			if (!(error instanceof HttpFailure)) throw error;
			this.#requests += error.attempts;
			throw noAnswer(error);
		}
	}
};
function noAnswer(failure) {
	if (failure.kind === "too-large") return new MetricsError("refused", `${sentence$1(failure.message)}.`, "Ask for less: name fewer series, or a page of this one service.");
	return new MetricsError("unreachable", `${sentence$1(failure.message)}.`, failure.kind === "timeout" ? "Look at the load of that server." : "Check the address, and that this runner can reach it.");
}
function sentence$1(text) {
	return text.charAt(0).toUpperCase() + text.slice(1).replace(/\.$/, "");
}
function unsuccessful(host, { status, body }, secrets) {
	const said = `${host} answered ${status}${excerpt(body, secrets)}.`;
	if (status === 401 || status === 403) return new MetricsError("unauthorized", said, "Check metrics-token, or metrics-username and metrics-password, or metrics-headers.");
	if ([
		408,
		425,
		429
	].includes(status) || status >= 500 && status !== 501) return new MetricsError("overloaded", said, "Look at the health of that server.");
	if (status >= 300 && status < 400) return new MetricsError("refused", said, "Redirects are not followed: give the address it leads to.");
	return new MetricsError("refused", said, "Check the address and what is asked there.");
}
/** Of a plain or JSON answer its first words; a page of HTML says nothing useful in so few. */
function excerpt(body, secrets) {
	const text = shown$1(body.slice(0, 1e4), 200, secrets);
	return text === "" || text.startsWith("<") ? "" : `: ${JSON.stringify(text)}`;
}
/** What an answer looks like that is not what was asked for: for the end of a sentence. */
function looksLike(answer) {
	const start = answer.body.slice(0, 1e3).trimStart();
	if (start === "") return "an empty answer";
	if (start.startsWith("<")) return "an HTML or XML page, perhaps of a login or an error";
	try {
		JSON.parse(answer.body);
		return "JSON";
	} catch {
		return /json/i.test(answer.headers["content-type"] ?? "") ? "JSON that breaks off or is malformed" : `${answer.body.length} characters of something else`;
	}
}
// src/metrics/total-notes.ts
/** What is said of totals that did not simply grow. */
/** @throws MetricsError where the totals went down too far to be corrections of late data */
function totalNotes(cohort, level, total, advance) {
	const fall = `The totals of ${cohort} went from ${described$2(level)} to ${described$2(total)}`;
	switch (advance.event) {
		case void 0: return [];
		case "shrunk-a-lot": throw new MetricsError("wrong-data", `${fall}, though each covers the whole time since the start.`, "Set lag so that windows end where the data have settled, or mode: cumulative for running totals.");
		case "held": return note("ignored-sample", "nothing is counted until they are passed again");
		case "restart": return note("reset", "taken for a restart, so all of it is new");
		case "part-lost": return note("vanished", "part of a sum went away, so what came meanwhile is not counted");
	}
	function note(kind, what) {
		return [{
			kind,
			cohort,
			sentence: `${fall}: ${what}.`
		}];
	}
}
function described$2({ errors, requests }) {
	return `${requests} requests with ${errors} errors`;
}
// src/metrics/totals.ts
/** A total may go down by this share, or by this many, before its source can't be trusted. */
const SHARE_LOST = .1;
const MANY_LOST = 10;
/**
* Totals of [start, now), asked for anew each time. What arrives late is counted late, what was taken back is counted
* no second time.
*/
function advanceWindow(level, total) {
	if (["errors", "requests"].some((kind) => {
		const lost = level[kind] - total[kind];
		return lost > MANY_LOST && lost > level[kind] * SHARE_LOST;
	})) return {
		counts: NONE,
		level,
		event: "shrunk-a-lot"
	};
	return {
		...take(level, total),
		event: isBelow(total, level) ? "held" : void 0
	};
}
/**
* Running totals of one process. A restart begins them at 0: all they show is new. A fall that leaves more than half
* is no restart but a part of a sum that went away; what came meanwhile can't be told, so nothing is counted.
*/
function advanceRunning(level, total) {
	const { requests } = level;
	if (total.requests < requests * .99) return total.requests <= requests / 2 ? {
		counts: total,
		level: total,
		event: "restart"
	} : {
		counts: NONE,
		level: total,
		event: "part-lost"
	};
	if (total.requests >= requests && total.errors < level.errors) return {
		counts: NONE,
		level: total,
		event: "part-lost"
	};
	return {
		...take(level, total),
		event: isBelow(total, level) ? "held" : void 0
	};
}
const NONE = {
	errors: 0,
	requests: 0
};
/** Errors that have shown up before their requests wait for them. */
function take(level, total) {
	const requests = Math.max(0, total.requests - level.requests);
	const errors = Math.min(requests, Math.max(0, total.errors - level.errors));
	return {
		counts: {
			errors,
			requests
		},
		level: {
			errors: level.errors + errors,
			requests: level.requests + requests
		}
	};
}
function isBelow(total, level) {
	return total.errors < level.errors || total.requests < level.requests;
}
// src/metrics/json.ts
/** How far back the request looks that proves, before counting, that the endpoint answers. */
const PROBE = 6e4;
/** @param options `interval`: between polls; `replay`: a past window is judged */
function jsonSource(config, http, { interval, replay }) {
	return new JsonSource(config, new Asker(http, config.access, interval), replay);
}
var JsonSource = class {
	#config;
	#asker;
	#replay;
	/** What is counted began here, on a whole second, so that every form of a time means the same. */
	#start = 0;
	/** End of the last window that was answered. */
	#end = 0;
	#levels;
	constructor(config, asker, replay) {
		this.#config = config;
		this.#asker = asker;
		this.#replay = replay;
		const { numbers } = config.query;
		const compares = numbers.kind === "counts" && numbers.baseline !== void 0;
		this.#levels = {
			canary: NONE,
			baseline: compares ? NONE : void 0
		};
	}
	async open(at, signal) {
		const { query } = this.#config;
		if (this.#replay && !endsItsWindows(query)) throw boundToNow();
		const start = wholeSecond(at);
		const answer = await this.#ask({
			start: start - PROBE,
			end: start
		}, signal);
		const running = query.mode === "cumulative" && query.numbers.kind === "counts";
		if (running) {
			checkAssertions(answer, query);
			this.#levels = readTotals(answer, query.numbers);
		}
		this.#start = this.#end = start;
		const notes = running ? [] : this.#firstLook(answer);
		return query.numbers.kind === "counts" ? this.#counted(NOTHING_NEW, running ? start : void 0, notes) : {
			kind: "rates",
			canary: void 0,
			baseline: void 0,
			notes
		};
	}
	async observe(at, signal) {
		const { mode, numbers, lag } = this.#config.query;
		const end = wholeSecond(at - lag);
		const start = numbers.kind === "rates" ? this.#end : this.#start;
		if (end <= start && mode === "window") return this.#tooEarly();
		const answer = await this.#ask({
			start,
			end
		}, signal);
		checkAssertions(answer, this.#config.query);
		if (numbers.kind === "rates") {
			const rates = readRates(answer, numbers);
			this.#end = end;
			return {
				kind: "rates",
				...rates,
				notes: []
			};
		}
		return this.#advance(readTotals(answer, numbers), end);
	}
	async history() {}
	describe() {
		const { url, query } = this.#config;
		const lines = [`${query.method} ${query.path ?? url.pathname}`, query.body ?? ""];
		return {
			provider: "http",
			url: url.origin + url.pathname,
			queries: [{
				cohort: "both",
				query: lines.join("\n").trim()
			}],
			statusLabel: void 0
		};
	}
	requests() {
		return this.#asker.requests;
	}
	async #ask(window, signal) {
		const question = fillQuestion(this.#config, window);
		const answer = await this.#asker.ask(question, signal);
		try {
			return JSON.parse(answer.body);
		} catch {
			throw new MetricsError("not-metrics", `${question.url.host} answered ${answer.status} with ${looksLike(answer)} instead of JSON.`, "Check the address, the credentials and what stands between here and there.");
		}
	}
	/** Before a fresh canary has traffic its numbers may be missing; that is worth a note, not an end. */
	#firstLook(answer) {
		const { query } = this.#config;
		try {
			checkAssertions(answer, query);
			if (query.numbers.kind === "counts") readTotals(answer, query.numbers);
			else readRates(answer, query.numbers);
			return [];
		} catch (error) {
			if (!(error instanceof MetricsError)) throw error;
			return [{
				kind: "no-series",
				cohort: void 0,
				sentence: `Over the minute before the start: ${error.message}`
			}];
		}
	}
	#tooEarly() {
		const notes = [{
			kind: "stale",
			cohort: void 0,
			sentence: "Nothing to ask for yet: a window that ends lag before now has not begun."
		}];
		return this.#config.query.numbers.kind === "rates" ? {
			kind: "rates",
			canary: void 0,
			baseline: void 0,
			notes
		} : this.#counted(NOTHING_NEW, void 0, notes);
	}
	#advance(totals, end) {
		const levels = this.#levels;
		const canary = this.#step("canary", levels.canary, totals.canary);
		const baseline = levels.baseline && totals.baseline && this.#step("baseline", levels.baseline, totals.baseline);
		this.#levels = {
			canary: canary.level,
			baseline: baseline?.level
		};
		this.#end = end;
		const notes = [...canary.notes, ...baseline?.notes ?? []];
		return this.#counted({
			canary: canary.counts,
			baseline: baseline?.counts
		}, end, notes);
	}
	#step(cohort, level, total) {
		const step = (this.#config.query.mode === "window" ? advanceWindow : advanceRunning)(level, total);
		return {
			...step,
			notes: totalNotes(cohort, level, total, step)
		};
	}
	#counted(counts, newest, notes) {
		const cohort = (of = NONE) => ({
			...of,
			statuses: /* @__PURE__ */ new Map(),
			instances: /* @__PURE__ */ new Map(),
			routes: /* @__PURE__ */ new Map(),
			newest,
			stale: newest === void 0
		});
		return {
			kind: "counts",
			canary: cohort(counts.canary),
			baseline: this.#levels.baseline && cohort(counts.baseline),
			scrapeInterval: void 0,
			notes
		};
	}
};
const NOTHING_NEW = {
	canary: NONE,
	baseline: void 0
};
function boundToNow() {
	return new MetricsError("refused", "The query asks for everything up to now, so a past window can not be judged by it.", "Take mode: window and put {{ start }} and {{ end }} into path, headers or body.");
}
function wholeSecond(instant) {
	return Math.floor(instant / 1e3) * 1e3;
}
// src/metrics/restarts.ts
/** A fall of up to 1 % is no reset: two replicas of the server behind one address are that far apart. */
function fell(value, before) {
	return value < before * .99;
}
/**
* The restarts that this answer shows: of a target's counters, half or more fell at the same scrape, and so did their sum.
* `fallen` are the targets with any fall, found while the samples were checked.
*/
function findRestarts(readings, fallen) {
	const restarts = /* @__PURE__ */ new Map();
	if (fallen.size === 0) return restarts;
	const scrapes = /* @__PURE__ */ new Map();
	for (const reading of readings) {
		const { target } = reading.level;
		if (!fallen.has(target)) continue;
		const ofTarget = scrapes.get(target) ?? /* @__PURE__ */ new Map();
		scrapes.set(target, ofTarget);
		addSteps(reading, ofTarget);
	}
	for (const [target, ofTarget] of scrapes) {
		const found = restartsOf(target, ofTarget);
		if (found.length > 0) restarts.set(target, found);
	}
	return restarts;
}
/** In order of time: a counter that comes back some scrapes after a restart shows that same restart once more. */
function restartsOf(target, scrapes) {
	const found = [];
	for (const at of [...scrapes.keys()].sort((a, b) => a - b)) if (isRestart(scrapes.get(at).filter(({ since }) => !target.restarted(since, at) && !found.some((one) => one > since)))) found.push(at);
	return found;
}
function isRestart(steps) {
	const falls = steps.filter(({ before, now }) => fell(now, before)).length;
	const before = steps.reduce((sum, step) => sum + step.before, 0);
	const now = steps.reduce((sum, step) => sum + step.now, 0);
	return falls > 0 && falls * 2 >= steps.length && fell(now, before);
}
function addSteps({ level, series, from }, scrapes) {
	let since = level.at;
	let before = level.value;
	for (let i = from; i < series.samples.length; i += 1) {
		const { at, value } = series.samples[i];
		if (Number.isNaN(value)) continue;
		if (since !== void 0 && before > 0) {
			const steps = scrapes.get(at) ?? [];
			scrapes.set(at, steps);
			steps.push({
				since,
				before,
				now: value
			});
		}
		before = since !== void 0 && value < before && !fell(value, before) ? before : value;
		since = at;
	}
}
// src/metrics/advance.ts
/**
* Moves the level over the samples that are newer and says what they add:
* up to `start` a sample only sets the level; a first value later counts in full, unless its process was found late and
* this was its first scrape; a rise counts the difference, a fall or a restart of the process the whole new value, a tiny fall nothing.
*/
function advance({ level, series, from }, start) {
	const { target } = level;
	let count = 0;
	let resets = 0;
	let born = 0;
	let skipped = 0;
	for (let i = from; i < series.samples.length; i += 1) {
		const { at, value } = series.samples[i];
		if (Number.isNaN(value)) {
			skipped += 1;
			continue;
		}
		const before = level.at;
		level.at = at;
		if (at <= start) level.value = before === void 0 ? value : settle$1(value, level.value);
		else if (before === void 0) {
			level.value = value;
			if (target.foundLate && at === target.first) continue;
			count += value;
			born = value;
		} else if (fell(value, level.value) || target.restarted(before, at)) {
			level.value = value;
			count += value;
			resets += 1;
		} else if (value > level.value) {
			count += value - level.value;
			level.value = value;
		}
	}
	return {
		count,
		resets,
		born,
		skipped
	};
}
function settle$1(value, before) {
	return value < before && !fell(value, before) ? before : value;
}
// src/metrics/error-counter.ts
const REQUEST = {
	errors: 0,
	requests: 1
};
const ERROR = {
	errors: 1,
	requests: 0
};
/** Of another kind than those asked for. */
const NEITHER = {
	errors: 0,
	requests: 0
};
/** Says what a series of either counter adds. @param statusLabel of the request counter */
function counterClassifier(errors, statusLabel) {
	const isCounted = labelsTest(errors.matchers);
	return (labels) => {
		if (!isOfErrors(labels, errors)) {
			const status = statusLabel === void 0 ? void 0 : labels[statusLabel];
			return {
				error: false,
				weights: REQUEST,
				status
			};
		}
		const error = isCounted(labels);
		return {
			error,
			weights: error ? ERROR : NEITHER,
			status: void 0
		};
	};
}
/** Whether a series is one of the error counter's, of whatever kind. */
function isOfErrors({ __name__: name }, errors) {
	return errors.kind === "counter" && name === errors.name;
}
/** The errors of those whose requests a selector selects. */
function errorSelector({ matchers }, errors) {
	return {
		name: errors.name,
		matchers: [...matchers, ...errors.matchers]
	};
}
/** Both counters in one question, so that they come from the same scrapes; the kinds of errors are told apart here. */
function printWithErrors({ name, matchers }, errors) {
	return printMatchers([{
		label: "__name__",
		operator: "=~",
		value: [name, errors.name].map(literalRegex).join("|")
	}, ...matchers]);
}
// src/metrics/find-status.ts
/**
* undefined while there is no series to tell by.
* @param asked the status label as configured
* @throws MetricsError where nothing tells errors
*/
function findStatus(errors, asked, series) {
	if (series.length === 0) return void 0;
	const all = series.map(({ labels }) => labels);
	if (errors.kind === "counter") {
		const label = asked ?? findStatusLabel(all.filter((labels) => !isOfErrors(labels, errors)));
		return {
			label,
			classify: counterClassifier(errors, label)
		};
	}
	if (errors.kind === "slower") {
		const label = asked ?? findStatusLabel(all);
		return {
			label,
			classify: slowClassifier(errors, label, all)
		};
	}
	if (errors.kind === "matcher") {
		const label = asked ?? findStatusLabel(all);
		return {
			label,
			classify: classifier(errors, label)
		};
	}
	const label = asked === void 0 ? findStatusLabel(all) : all.some((labels) => readStatus(asked, labels[asked] ?? "") !== void 0) ? asked : void 0;
	if (label === void 0) throw noStatusLabel(all, asked);
	return {
		label,
		classify: classifier(errors, label)
	};
}
// src/metrics/levels.ts
/** One process, whichever cohorts its series belong to: an ingress serves both. */
var TargetState = class {
	key;
	labels;
	spacing = new ScrapeSpacing();
	cohorts = /* @__PURE__ */ new Set();
	/** Of its first sample ever seen. */
	first = Number.POSITIVE_INFINITY;
	/** It ran before counting began but was found later: its first sample is a level, nobody's count. */
	foundLate = false;
	/** First samples after a restart of the process. */
	restarts = [];
	constructor(key, labels) {
		this.key = key;
		this.labels = labels;
	}
	/** Whether the process restarted between two samples. */
	restarted(after, until) {
		return this.restarts.some((at) => after < at && at <= until);
	}
};
// src/metrics/routes.ts
/** Which route a series counts, for the breakdown: by the usual labels, and never so many that they fill the memory. */
/** The template of a route before the path as it was asked for. */
const ROUTE_LABELS = [
	"route",
	"http_route",
	"http.route",
	"handler",
	"endpoint",
	"operation",
	"path",
	"uri",
	"url",
	"controller",
	"action",
	"resource",
	"grpc_method"
];
/** Longer ones are cut: a route is a name here, not a place to store things. */
const LONGEST$1 = 200;
/** Holds what has no place among the routes that are told apart. */
const OTHER_ROUTES = "(other)";
/** The label that tells the route of a series; undefined where none does. */
function routeLabel(labels) {
	return ROUTE_LABELS.find((name) => labels[name] !== void 0 && labels[name] !== "");
}
/**
* The name of a series' route; undefined where no label tells it.
* @param known routes told apart so far; the new one is added while there is room
*/
function routeOf(labels, known) {
	const label = routeLabel(labels);
	if (label === void 0) return void 0;
	const route = (labels[label] ?? "").slice(0, LONGEST$1);
	if (known.has(route)) return route;
	if (known.size >= 50) return OTHER_ROUTES;
	known.add(route);
	return route;
}
// src/metrics/shared-labels.ts
/** By which parts errors of a counter of their own can be told: by labels that the counter of requests has too. */
var SharedLabels = class {
	/** Of series of requests so far, as are those that follow. */
	#names;
	#targets;
	#routes;
	/** Parts that have errors and no requests, or the reverse: their rates would be nonsense. */
	untold;
	constructor(before) {
		this.#names = new Set(before ? before.#names : []);
		this.#targets = new Set(before ? before.#targets : []);
		this.#routes = new Set(before ? before.#routes : []);
		this.untold = new Set(before?.untold);
	}
	/** Whether a series of requests is known. */
	get known() {
		return this.#targets.size > 0;
	}
	addRequests(labels) {
		for (const name of Object.keys(labels)) this.#names.add(name);
		this.#targets.add(targetShape(labels));
		const route = routeLabel(labels);
		if (route !== void 0) this.#routes.add(route);
	}
	/** Of a series of errors the labels that tell whose they are; notes what they leave untold. */
	ofErrors(labels) {
		if (!this.known) return labels;
		const shared = Object.fromEntries(Object.entries(labels).filter(([name]) => this.#names.has(name)));
		if (!this.#targets.has(targetShape(shared))) this.untold.add("instances");
		const route = routeLabel(shared);
		if (route === void 0 ? this.#routes.size > 0 : !this.#routes.has(route)) this.untold.add("routes");
		return shared;
	}
};
/** The names of the labels that identify a target. */
function targetShape(labels) {
	return Object.keys(targetLabels(labels)).sort().join("\0");
}
// src/metrics/source.ts
const COHORTS = ["canary", "baseline"];
// src/metrics/suspicion.ts
/** Whether what was selected is a request counter at all: gauges fall as often as they rise, buckets count a request several times. */
/** Fewer moves prove nothing. */
const ENOUGH_MOVES = 12;
const GAUGE_SHARE = .2;
function isPartialFall(value, before) {
	return value < before * .99 && value > before / 2;
}
/**
* A gauge shows in every cohort that moves; restarts, however many, in the one that crashes.
* @throws MetricsError
*/
function refuseGauge(moves) {
	const moving = COHORTS.filter((cohort) => (moves.get(cohort)?.moves ?? 0) >= ENOUGH_MOVES);
	const falls = (cohort) => {
		const { moves: all = 0, partialFalls = 0 } = moves.get(cohort) ?? {};
		return partialFalls > all * GAUGE_SHARE;
	};
	if (moving.length === 0 || !moving.every(falls)) return;
	const worst = moves.get(moving[0]);
	throw new MetricsError("wrong-data", `${moving.join(" and ")}: the values are no counter's: ${worst.partialFalls} of ${worst.moves} changes went down, though not to the start.`, "Select a counter of requests (often named …_total or …_count), not a gauge or a rate; a process that restarts at every scrape looks the same.");
}
/** Several histogram buckets hold the same request. @throws MetricsError */
function refuseBuckets(bounds) {
	if (bounds.size < 2) return;
	throw new MetricsError("refused", `The selectors match ${bounds.size} buckets of a histogram (label le), each of which counts the same requests.`, "Select the metric that ends in _count instead of _bucket, or one bucket with le=\"+Inf\".");
}
/** @throws MetricsError for a value that no counter of requests has */
function refuseValue(value, cohort) {
	throw new MetricsError("wrong-data", `${cohort}: a sample is ${value}, which is ${Number.isFinite(value) && value >= 0 ? "a fraction" : "not a count"}.`, "Select a counter of requests (often named …_total or …_count): whole numbers that only grow.");
}
// src/metrics/answer.ts
/** @throws MetricsError when the series can't be counters of requests with a status, or belong to both cohorts */
function readAnswer(known, series) {
	const { errors } = known;
	const status = known.status ?? findStatus(errors, known.askedStatusLabel, series);
	const draft = new Draft(known, status);
	for (const one of requestsFirst(series, errors)) draft.add(one);
	if (errors.kind !== "slower") refuseBuckets(draft.bounds);
	else refuseUnpaired(errors, series.map(({ labels }) => labels));
	refuseGauge(draft.moves);
	return {
		readings: draft.readings,
		newTargets: draft.targets,
		newInstances: draft.instances,
		restarts: findRestarts(draft.readings, draft.fallen),
		moves: draft.moves,
		bounds: draft.bounds,
		routes: draft.routes,
		shared: draft.shared,
		status: errors.kind === "counter" && !draft.shared.known ? void 0 : status,
		newest: draft.newest
	};
}
/** What is counted of requests says whose the errors are, so it is read first. */
function requestsFirst(series, errors) {
	if (errors.kind !== "counter") return series;
	const [ofErrors, ofRequests] = [true, false].map((wanted) => series.filter(({ labels }) => isOfErrors(labels, errors) === wanted));
	return [...ofRequests, ...ofErrors];
}
var Draft = class {
	readings = [];
	targets = /* @__PURE__ */ new Map();
	instances = /* @__PURE__ */ new Map();
	fallen = /* @__PURE__ */ new Set();
	moves = /* @__PURE__ */ new Map();
	bounds;
	routes;
	shared;
	newest;
	#known;
	#status;
	#levels = /* @__PURE__ */ new Map();
	constructor(known, status) {
		this.#known = known;
		this.#status = status;
		this.bounds = new Set(known.bounds);
		this.routes = new Set(known.routes);
		this.shared = new SharedLabels(known.shared);
		for (const cohort of COHORTS) this.moves.set(cohort, {
			moves: 0,
			partialFalls: 0,
			...known.moves.get(cohort)
		});
	}
	add(series) {
		const key = labelsKey(series.labels);
		const twin = this.#levels.get(key);
		const before = twin ?? this.#known.levels.get(key);
		if (before !== void 0 && before.cohort !== series.cohort) throw inBothCohorts(series);
		if (twin !== void 0) return;
		const from = firstNewer(series, before?.at);
		if (before !== void 0) {
			this.#levels.set(key, before);
			this.#read({
				key,
				level: before,
				series,
				from,
				fresh: false
			});
			return;
		}
		const first = series.samples.find(({ value }) => !Number.isNaN(value));
		if (first === void 0) return;
		const level = this.#newLevel(series);
		this.#levels.set(key, level);
		if (first.at < level.target.first && this.targets.has(level.target.key)) level.target.first = first.at;
		this.#read({
			key,
			level,
			series,
			from,
			fresh: true
		});
	}
	#newLevel({ cohort, labels }) {
		const { error, weights, status } = this.#status.classify(labels);
		if (labels.le !== void 0) this.bounds.add(labels.le);
		const telling = this.#telling(labels);
		const target = this.#target(telling);
		return {
			cohort,
			target,
			instance: this.#instance(cohort, target),
			error,
			weights,
			status,
			route: routeOf(telling, this.routes),
			at: void 0,
			value: 0
		};
	}
	/** The labels that tell whose requests or errors they are. */
	#telling(labels) {
		const { errors } = this.#known;
		if (errors.kind !== "counter") return labels;
		if (isOfErrors(labels, errors)) return this.shared.ofErrors(labels);
		this.shared.addRequests(labels);
		return labels;
	}
	#target(labels) {
		const identity = targetLabels(labels);
		const key = labelsKey(identity);
		const known = this.#known.targets.get(key) ?? this.targets.get(key);
		if (known !== void 0) return known;
		const target = new TargetState(key, identity);
		this.targets.set(key, target);
		return target;
	}
	#instance(cohort, target) {
		const name = instanceName(target.labels);
		const key = `${cohort}\0${name}`;
		const known = this.#known.instances.get(key) ?? this.instances.get(key);
		if (known !== void 0) return known;
		const instance = {
			name,
			cohort,
			newest: Number.NEGATIVE_INFINITY,
			gone: false,
			answers: false,
			tellsErrors: false
		};
		this.instances.set(key, instance);
		return instance;
	}
	#read(reading) {
		this.readings.push(reading);
		const { level, series, from } = reading;
		const moves = this.moves.get(level.cohort);
		let last = level.at === void 0 ? void 0 : level.value;
		for (let i = from; i < series.samples.length; i += 1) {
			const { at, value } = series.samples[i];
			if (Number.isNaN(value)) continue;
			if (!Number.isInteger(value) || value < 0) refuseValue(value, level.cohort);
			if (this.newest === void 0 || at > this.newest) this.newest = at;
			if (last !== void 0 && value !== last) {
				moves.moves += 1;
				if (fell(value, last)) {
					this.fallen.add(level.target);
					if (isPartialFall(value, last)) moves.partialFalls += 1;
				}
			}
			last = value;
		}
	}
};
function firstNewer({ samples }, at) {
	if (at === void 0) return 0;
	let from = samples.length;
	while (from > 0 && samples[from - 1].at > at) from -= 1;
	return from;
}
function inBothCohorts({ labels }) {
	return new MetricsError("wrong-data", `A series belongs to both canary and baseline: {${shown$1(Object.entries(labels).map(([name, value]) => `${name}="${value}"`).join(", "))}}.`, "Make the two selectors exclude each other, or what the canary does is also counted for the baseline.");
}
// src/metrics/freshness.ts
/** Taken where nothing could be measured yet: the default scrape interval of Prometheus. */
const DEFAULT_SPACING = 6e4;
const STALE_SPACINGS = 3;
/** Some servers show a sample seconds after they took it, however often they scrape. */
const SHORTEST_PATIENCE = 1e4;
function measureSpacings(targets) {
	const slowest = /* @__PURE__ */ new Map();
	for (const target of targets) {
		const usual = target.spacing.usual();
		if (usual === void 0) continue;
		for (const cohort of target.cohorts) slowest.set(cohort, Math.max(usual, slowest.get(cohort) ?? 0));
	}
	const overall = slowest.size === 0 ? void 0 : Math.max(...slowest.values());
	return {
		overall,
		usual: (cohort) => slowest.get(cohort) ?? overall ?? DEFAULT_SPACING
	};
}
/**
* When each cohort was last heard of. Where other processes than those that answer count the errors, of both kinds:
* requests that go on while those are silent must not look like requests without errors.
*/
function lastHeard(instances) {
	const heard = /* @__PURE__ */ new Map();
	for (const [cohort, own] of Map.groupBy(instances, (instance) => instance.cohort)) {
		const answering = own.filter(({ answers }) => answers);
		const telling = own.filter(({ tellsErrors }) => tellsErrors);
		const isApart = answering.length > 0 && telling.length > 0 && telling.every(({ answers }) => !answers);
		const requests = newest(isApart ? answering : own);
		const all = isApart ? Math.min(requests, newest(telling)) : requests;
		if (Number.isFinite(all)) heard.set(cohort, {
			requests,
			all
		});
	}
	return heard;
}
function newest(instances) {
	return instances.reduce((max, { newest: at }) => Math.max(max, at), Number.NEGATIVE_INFINITY);
}
/** How old a newest sample may be where one comes every `spacing`. */
function patience(spacing) {
	return Math.max(STALE_SPACINGS * spacing, SHORTEST_PATIENCE);
}
/** No sample for more than three times the usual spacing (and 10 s), or none ever. */
function isStale(newest, now, spacing) {
	return newest === void 0 || now - newest > patience(spacing);
}
/** Tells once when a cohort's samples stop coming, and again after each pause. */
var StaleNotes = class {
	#stale = /* @__PURE__ */ new Set();
	next(heard, now, spacings) {
		const notes = [];
		for (const cohort of COHORTS) {
			const last = heard.get(cohort)?.all;
			if (last === void 0) continue;
			const spacing = spacings.usual(cohort);
			if (!isStale(last, now, spacing)) this.#stale.delete(cohort);
			else if (!this.#stale.has(cohort)) {
				this.#stale.add(cohort);
				const [age, usual] = [formatDuration(now - last), formatDuration(spacing)];
				notes.push({
					kind: "stale",
					cohort,
					sentence: `${cohort}: the newest sample is ${age} old, where one comes every ${usual}; nothing can be said of it now.`
				});
			}
		}
		return notes;
	}
};
// src/metrics/settlement.ts
/** Of one cohort, from poll to poll. */
var Settlement = class {
	#waiting = 0;
	/**
	* Errors between 0 and the requests. What is too many, or too few, waits until there are requests, and then for one poll:
	* a counter of errors that counts a request several times must not charge its excess to the requests of later.
	*/
	settle({ errors, requests }) {
		const all = errors + this.#waiting;
		const possible = Math.min(Math.max(0, all), requests);
		const left = all - possible;
		const own = Math.min(Math.max(left, Math.min(0, errors)), Math.max(0, errors));
		this.#waiting = requests === 0 ? left : own;
		return {
			errors: possible,
			requests
		};
	}
};
// src/metrics/tally.ts
/** Names of instances in a sentence, at most this many. */
const NAMES = 3;
var Tally = class {
	cohort;
	#errors = 0;
	#requests = 0;
	#statuses = /* @__PURE__ */ new Map();
	#instances = /* @__PURE__ */ new Map();
	#routes = /* @__PURE__ */ new Map();
	#resets = 0;
	#reset = /* @__PURE__ */ new Set();
	#bornErrors = 0;
	#bornErrorSeries = 0;
	#arrived = /* @__PURE__ */ new Map();
	#untold;
	skipped = 0;
	/** @param untold what the counts can't be broken down by */
	constructor(cohort, untold) {
		this.cohort = cohort;
		this.#untold = untold;
	}
	/** `arrived`: the series' whole target is new. */
	add(level, { count, resets, born, skipped }, arrived) {
		const { name } = level.instance;
		const instance = entry(this.#instances, name);
		this.skipped += skipped;
		if (arrived) this.#arrive(name, born * level.weights.requests, level.target.foundLate);
		else if (born > 0 && level.error) {
			this.#bornErrors += born;
			this.#bornErrorSeries += 1;
		}
		if (resets > 0) {
			this.#resets += resets;
			this.#reset.add(name);
		}
		if (count === 0) return;
		const errors = count * level.weights.errors;
		const requests = count * level.weights.requests;
		this.#errors += errors;
		this.#requests += requests;
		raise(instance, errors, requests);
		if (level.route !== void 0) raise(entry(this.#routes, level.route), errors, requests);
		if (level.status !== void 0 && requests > 0) this.#statuses.set(level.status, (this.#statuses.get(level.status) ?? 0) + requests);
	}
	counts(newest, stale, settlement) {
		return {
			...settlement.settle({
				errors: this.#errors,
				requests: this.#requests
			}),
			statuses: this.#statuses,
			instances: this.#untold.has("instances") ? /* @__PURE__ */ new Map() : possibles(this.#instances),
			routes: this.#untold.has("routes") ? /* @__PURE__ */ new Map() : possibles(this.#routes),
			newest,
			stale
		};
	}
	notes() {
		const notes = [];
		const note = (kind, sentence) => notes.push({
			kind,
			cohort: this.cohort,
			sentence: `${this.cohort}: ${sentence}`
		});
		if (this.#resets > 0) note("reset", `${plural$2(this.#resets, "counter")} of ${named$2([...this.#reset])} began again from zero; what was counted since then is in, what was counted between the last scrape and the end of a process is lost.`);
		const late = [...this.#arrived].filter(([, { late }]) => late).map(([name]) => name);
		if (late.length > 0) note("birth", `found ${named$2(late)} after the start, though running before it; counted from the first sample on.`);
		const born = [...this.#arrived].filter(([, { late }]) => !late);
		if (born.length > 0) {
			const requests = born.reduce((sum, [, arrival]) => sum + arrival.requests, 0);
			note("birth", `${named$2(born.map(([name]) => name))} appeared after the start; the first ${plural$2(requests, "request")} there count in full.`);
		}
		if (this.#bornErrors > 0) note("birth", `${plural$2(this.#bornErrors, "error")} came with ${plural$2(this.#bornErrorSeries, "new error series", "new error series")}, counted in full.`);
		return notes;
	}
	#arrive(name, born, late) {
		const arrival = this.#arrived.get(name) ?? {
			requests: 0,
			late
		};
		arrival.requests += born;
		this.#arrived.set(name, arrival);
	}
};
function entry(counts, name) {
	let own = counts.get(name);
	if (own === void 0) {
		own = {
			errors: 0,
			requests: 0
		};
		counts.set(name, own);
	}
	return own;
}
function raise(counts, errors, requests) {
	counts.errors += errors;
	counts.requests += requests;
}
/** Of a part: what can't be is cut off here, as it settles within the whole. */
function possible({ errors, requests }) {
	return {
		errors: Math.min(Math.max(0, errors), requests),
		requests
	};
}
function possibles(counts) {
	return new Map([...counts].map(([name, own]) => [name, possible(own)]));
}
/** Instances without a sample for longer than patience lasts, told once each. */
function vanishedNote(cohort, instances, now, patience) {
	const gone = [];
	for (const instance of instances) {
		const missing = now - instance.newest > patience;
		if (missing && !instance.gone) gone.push(instance.name);
		instance.gone = missing;
	}
	if (gone.length === 0) return void 0;
	const since = formatDuration(patience);
	return {
		kind: "vanished",
		cohort,
		sentence: `${cohort}: no sample of ${named$2(gone)} for more than ${since}; what was counted there after the last scrape is lost.`
	};
}
/** `instance a`, `2 instances (a, b)`, `7 instances (a, b, c, …)` */
function named$2(names) {
	const sorted = names.map((name) => shown$1(name, 60)).sort();
	if (sorted.length === 1) return `instance ${sorted[0]}`;
	const first = sorted.slice(0, NAMES).join(", ");
	return `${sorted.length} instances (${first}${sorted.length > NAMES ? ", …" : ""})`;
}
function plural$2(count, one, many = `${one}s`) {
	return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}
// src/metrics/counters.ts
/** A sample this far in the server's future is a clock that is wrong. */
const FUTURE = 12e4;
/** What every counter stands at. A call that throws changes nothing; memory grows with the series seen, not with the polls. */
var Counters = class {
	#settings;
	#levels = /* @__PURE__ */ new Map();
	#targets = /* @__PURE__ */ new Map();
	#instances = /* @__PURE__ */ new Map();
	/** Of requests: the counter of errors may spell them otherwise. */
	#answeringRoutes = /* @__PURE__ */ new Set();
	#settlements = {
		canary: new Settlement(),
		baseline: new Settlement()
	};
	#staleNotes = new StaleNotes();
	#skipsNoted = /* @__PURE__ */ new Set();
	#moves = /* @__PURE__ */ new Map();
	#bounds = /* @__PURE__ */ new Set();
	#routes = /* @__PURE__ */ new Set();
	#shared = new SharedLabels();
	#status;
	#start;
	/** The answer that `newTargets` has read, for the `count` that follows. */
	#read;
	constructor(settings) {
		this.#settings = settings;
	}
	/** The label that holds the status, once known. */
	get statusLabel() {
		return this.#status?.label ?? this.#settings.statusLabel;
	}
	/** When counting began, on the server's clock; undefined before `open`. */
	get start() {
		return this.#start;
	}
	/** Sets the levels: whatever was counted at or before `now` (the server's clock) is nobody's. Its counts are 0. @throws MetricsError */
	open(series, now) {
		const answer = this.#answer(series, now);
		this.#start = Math.max(now, answer.newest ?? now);
		const observation = this.#take(answer, now);
		return {
			...observation,
			notes: [...observation.notes, ...this.#unknownMatcher(series)]
		};
	}
	/** Targets that no call to `open` or `count` has seen: ask for their age before counting them. @throws MetricsError */
	newTargets(series) {
		this.#read = {
			series,
			answer: this.#readAnswer(series)
		};
		const start = this.#started();
		return [...this.#read.answer.newTargets.values()].filter(({ first }) => first > start);
	}
	/** What came since the last call. `startedBefore` is asked about new targets only. @throws MetricsError */
	count(series, now, startedBefore) {
		const start = this.#started();
		const answer = this.#answer(series, now);
		for (const target of answer.newTargets.values()) target.foundLate = target.first > start && startedBefore?.(target) === true;
		return this.#take(answer, now);
	}
	#started() {
		if (this.#start === void 0) throw new Error("counting has not been opened");
		return this.#start;
	}
	#answer(series, now) {
		const answer = this.#read?.series === series ? this.#read.answer : this.#readAnswer(series);
		this.#read = void 0;
		if (answer.newest !== void 0 && answer.newest > now + FUTURE) throw fromTheFuture(answer.newest - now);
		return answer;
	}
	#readAnswer(series) {
		return readAnswer({
			errors: this.#settings.errors,
			askedStatusLabel: this.#settings.statusLabel,
			levels: this.#levels,
			targets: this.#targets,
			instances: this.#instances,
			moves: this.#moves,
			bounds: this.#bounds,
			routes: this.#routes,
			shared: this.#shared,
			status: this.#status
		}, series);
	}
	#take(answer, now) {
		const tallies = this.#advance(answer);
		this.#measure(answer.readings);
		const spacings = measureSpacings(this.#targets.values());
		const heard = lastHeard(this.#instances.values());
		const counts = (cohort) => {
			const { all: newest, requests } = heard.get(cohort) ?? {};
			const spacing = spacings.usual(cohort);
			const stale = isStale(newest, now, spacing);
			const stillAnswers = stale && !isStale(requests, now, spacing);
			const counted = tallies.get(cohort).counts(newest, stale, this.#settlements[cohort]);
			return stillAnswers ? {
				...counted,
				stillAnswers
			} : counted;
		};
		return {
			kind: "counts",
			canary: counts("canary"),
			baseline: this.#settings.compares ? counts("baseline") : void 0,
			scrapeInterval: spacings.overall,
			notes: [
				...COHORTS.flatMap((cohort) => tallies.get(cohort).notes()),
				...this.#skipNotes(tallies.values()),
				...this.#staleNotes.next(heard, now, spacings),
				...this.#vanishedNotes(heard, now, spacings)
			]
		};
	}
	#advance(answer) {
		this.#status = answer.status;
		this.#moves = answer.moves;
		this.#bounds = answer.bounds;
		this.#routes = answer.routes;
		this.#shared = answer.shared;
		for (const [key, target] of answer.newTargets) this.#targets.set(key, target);
		for (const [key, instance] of answer.newInstances) this.#instances.set(key, instance);
		for (const [target, times] of answer.restarts) target.restarts.push(...times);
		const start = this.#started();
		const tallies = new Map(COHORTS.map((cohort) => [cohort, new Tally(cohort, this.#shared.untold)]));
		for (const reading of answer.readings) {
			const { level, key } = reading;
			if (reading.fresh) this.#levels.set(key, level);
			level.target.cohorts.add(level.cohort);
			const { instance, route } = level;
			if (level.weights.requests > 0) {
				instance.answers = true;
				if (route !== void 0) this.#answeringRoutes.add(route);
			} else if (this.#settings.errors.kind === "counter") instance.tellsErrors = true;
			const arrived = answer.newTargets.has(level.target.key) && level.target.first > start;
			const advanced = advance(reading, start);
			if (level.error && advanced.count > 0) {
				const { untold } = this.#shared;
				if (!instance.answers) untold.add("instances");
				if (route !== void 0 && !this.#answeringRoutes.has(route)) untold.add("routes");
			}
			tallies.get(level.cohort).add(level, advanced, arrived);
			if (level.at !== void 0 && level.at > instance.newest) instance.newest = level.at;
		}
		return tallies;
	}
	/** A target's series share the times of its scrapes: the one with the most new samples shows them best. */
	#measure(readings) {
		const richest = /* @__PURE__ */ new Map();
		const fresh = ({ series, from }) => series.samples.length - from;
		for (const reading of readings) {
			const before = richest.get(reading.level.target);
			if (before === void 0 || fresh(reading) > fresh(before)) richest.set(reading.level.target, reading);
		}
		for (const [target, { series, from }] of richest) for (const { at, value } of series.samples.slice(from)) if (!Number.isNaN(value)) target.spacing.add(at);
	}
	#skipNotes(tallies) {
		const notes = [];
		for (const { cohort, skipped } of tallies) {
			if (skipped === 0 || this.#skipsNoted.has(cohort)) continue;
			this.#skipsNoted.add(cohort);
			const sentence = `${cohort}: skipped samples that are NaN, as some servers mark the end of a series.`;
			notes.push({
				kind: "ignored-sample",
				cohort,
				sentence
			});
		}
		return notes;
	}
	/** Of a cohort that is stale as a whole the stale note says it. */
	#vanishedNotes(heard, now, spacings) {
		return COHORTS.flatMap((cohort) => {
			const spacing = spacings.usual(cohort);
			if (isStale(heard.get(cohort)?.all, now, spacing)) return [];
			return vanishedNote(cohort, [...this.#instances.values()].filter((instance) => instance.cohort === cohort), now, patience(spacing)) ?? [];
		});
	}
	#unknownMatcher(series) {
		const { errors } = this.#settings;
		if (errors.kind !== "matcher" || series.length === 0) return [];
		if (series.some(({ labels }) => labels[errors.label] !== void 0)) return [];
		return [{
			kind: "no-series",
			cohort: void 0,
			sentence: `No series has the label ${errors.label} of errors: ${errors.text}; check its name if errors are known to have happened.`
		}];
	}
};
function fromTheFuture(ahead) {
	return new MetricsError("wrong-data", `Samples lie ${formatDuration(ahead)} in the future of the server's own clock (clock skew).`, "Set the clocks of the metrics server and of what it scrapes right (NTP), then run again.");
}
// src/metrics/merge.ts
/** One question for both cohorts: two selectors that differ in the value of one label become one. */
/** undefined when one selector can't hold both cohorts; then they are asked for separately. */
function mergeSelectors(canary, baseline) {
	if (canary.name !== baseline.name || canary.matchers.length !== baseline.matchers.length) return;
	const print = ({ label, operator, value }) => JSON.stringify([
		label,
		operator,
		value
	]);
	const onlyIn = (some, other) => {
		const theirs = new Set(other.matchers.map(print));
		return some.matchers.filter((matcher) => !theirs.has(print(matcher)));
	};
	const [of, ...more] = onlyIn(canary, baseline);
	const [against, ...others] = onlyIn(baseline, canary);
	if (!of || !against || more.length > 0 || others.length > 0 || of.label !== against.label) return;
	const alternatives = [alternative(of), alternative(against)];
	if (alternatives.includes(void 0)) return;
	const isCanary = valueTest(of);
	const isBaseline = valueTest(against);
	return {
		selector: {
			name: canary.name,
			matchers: canary.matchers.map((matcher) => matcher === of ? {
				label: of.label,
				operator: "=~",
				value: alternatives.join("|")
			} : matcher)
		},
		label: of.label,
		cohortOf(value) {
			if (isCanary(value)) return isBaseline(value) ? "both" : "canary";
			return isBaseline(value) ? "baseline" : void 0;
		}
	};
}
/** Regexes are merged only where this side can tell afterwards which of them matched. */
function alternative({ operator, value }) {
	if (operator === "=") return literalRegex(value);
	if (operator === "=~" && readsAlike(value)) return `(?:${value})`;
}
// src/metrics/prometheus-cohorts.ts
/** @throws Error for what `selectorProblem` objects to: inputs are checked before */
function cohortQuestions(config) {
	const { errors } = config;
	const canary = parseSelector(config.canary);
	if (config.baseline === void 0) return {
		canary,
		baseline: void 0,
		questions: [single("canary", canary, errors)]
	};
	const baseline = parseSelector(config.baseline);
	const merged = mergeSelectors(canary, baseline);
	if (merged === void 0) return {
		canary,
		baseline,
		questions: [single("canary", canary, errors), single("baseline", baseline, errors)]
	};
	const { selector, label, cohortOf } = merged;
	const assign = (series) => series.flatMap(({ labels, samples }) => {
		const cohort = cohortOf(labels[label] ?? "");
		if (cohort === "both") throw overlap(label);
		return cohort === void 0 ? [] : [{
			cohort,
			labels,
			samples
		}];
	});
	return {
		canary,
		baseline,
		questions: [{
			cohort: "both",
			about: "canary and baseline",
			...asked(selector, errors),
			assign
		}]
	};
}
/** In whole seconds, which every server reads. */
function overRange(selector, range) {
	return `${selector}[${Math.ceil(range / 1e3)}s]`;
}
function single(cohort, selector, errors) {
	return {
		cohort,
		about: cohort,
		...asked(selector, errors),
		assign: (series) => series.map(({ labels, samples }) => ({
			cohort,
			labels,
			samples
		}))
	};
}
function asked(selector, errors) {
	return errors.kind === "counter" ? {
		selector: printWithErrors(selector, errors),
		metrics: [selector, errorSelector(selector, errors)]
	} : {
		selector: printSelector(selector),
		metrics: [selector]
	};
}
function overlap(label) {
	return new MetricsError("wrong-data", `A series belongs to both canary and baseline: the matchers of label ${label} overlap.`, "Make the two selectors exclude each other, or what the canary does is also counted for the baseline.");
}
// src/metrics/prometheus-age.ts
const METRIC = "process_start_time_seconds";
const LOOK_BACK = 3e5;
/** Of one question, to keep it short. */
const TARGETS = 100;
/**
* One that was scraped before without a counter has counted since then.
* @param start when counting began, on the server's clock
* @param at undefined: the server's now
* @throws MetricsError when the server may answer later; one that refuses is taken not to know
*/
async function askAges(api, targets, start, at, signal) {
	const known = targets.filter(({ labels }) => labels.instance !== void 0);
	const series = [];
	for (let i = 0; i < known.length; i += TARGETS) series.push(...await askStarts(api, known.slice(i, i + TARGETS), at, signal));
	return (target) => {
		const own = series.filter(({ labels }) => isOf(labels, target)).map(({ samples }) => samples.filter(({ value }) => !Number.isNaN(value))).filter((samples) => samples.length > 0);
		if (own.some((samples) => spans(samples, target.first))) return false;
		if (own.length === 0) return void 0;
		return own.every((samples) => samples.at(-1).value * 1e3 < start);
	};
}
async function askStarts(api, targets, at, signal) {
	const value = [...new Set(targets.map(({ labels }) => labels.instance ?? ""))].sort().map(literalRegex).join("|");
	const query = overRange(printSelector({
		name: METRIC,
		matchers: [{
			label: "instance",
			operator: "=~",
			value
		}]
	}), LOOK_BACK);
	try {
		return (await api.query({
			query,
			type: "matrix",
			about: "the start of new processes"
		}, at, signal)).series;
	} catch (error) {
		if (error instanceof MetricsError && !error.passing) return [];
		throw error;
	}
}
/** One that ends there had other labels before, and so had its counters. */
function spans(samples, moment) {
	return samples[0].at < moment && samples.at(-1).at >= moment;
}
function isOf(labels, { labels: target }) {
	return ["instance", "job"].every((name) => target[name] === void 0 || labels[name] === target[name]);
}
// src/metrics/prometheus-failure.ts
/** What a server of the Prometheus API says when it does not answer the question, as an error of ours. */
function failureWithoutAnswer(failure, { about }) {
	const said = `No answer about ${about}: ${failure.message.replace(/\.$/, "")}.`;
	if (failure.kind === "too-large") return new MetricsError("refused", said, "Narrow the selectors: fewer label values, or one service instead of many.");
	return new MetricsError("unreachable", said, failure.kind === "timeout" ? "Look at the load of the metrics server, or narrow the selectors." : "Check metrics-url, and that this runner can reach it.");
}
/** For any status but 200. */
function failureOfStatus(answer, asked) {
	const { status } = answer;
	const error = errorBody(parsed(answer.body));
	const text = shown$1(error?.error ?? (/^\s*</.test(answer.body) ? "a page of HTML" : answer.body), 200, asked.secrets);
	const said = `${asked.host} answered ${status} about ${asked.about}${text === "" ? "" : `: ${text}`}`;
	if (status === 401 || status === 403) return unauthorized(said);
	if (status >= 300 && status < 400) return redirected(answer, said);
	if (status === 404) return notFound(said);
	if (isOverload(status, error)) return overloaded(said);
	return refused(said);
}
/** For `status: "error"`, which some proxies send with 200. */
function failureOfBody(error, asked) {
	const text = shown$1(`${error.errorType}: ${error.error}`, 200, asked.secrets);
	const said = `${asked.host} answered with an error about ${asked.about}: ${text}`;
	return isOverload(200, error) ? overloaded(said) : refused(said);
}
function errorBody(envelope) {
	if (typeof envelope !== "object" || envelope === null) return void 0;
	const { errorType, error, status } = envelope;
	if (status !== "error" && typeof error !== "string") return void 0;
	return {
		errorType: typeof errorType === "string" ? errorType : "unknown",
		error: typeof error === "string" ? error : "no reason given"
	};
}
/** A timeout shows as 503 `timeout`, or as 422 `execution` with a text that says so. */
function isOverload(status, error) {
	if ([
		408,
		425,
		429
	].includes(status) || status >= 500 && status !== 501) return true;
	if (error === void 0) return false;
	if ([
		"timeout",
		"unavailable",
		"canceled",
		"internal"
	].includes(error.errorType)) return true;
	return /deadline exceeded|timed? ?out/i.test(error.error);
}
function unauthorized(said) {
	return new MetricsError("unauthorized", `${said}.`, "Check metrics-token, or metrics-username and metrics-password, or metrics-headers.");
}
function redirected({ headers }, said) {
	const target = headers.location ?? "";
	return new MetricsError("refused", `${said}${URL.canParse(target) ? ` (a redirect to ${new URL(target).host})` : ""}.`, "Redirects are not followed, as they would carry credentials along: give the final address as metrics-url.");
}
function notFound(said) {
	return new MetricsError("refused", `${said}.`, "Check that metrics-url is the base address of the API, without /api/v1/query but with any path prefix (such as /prometheus or /select/0/prometheus).");
}
function overloaded(said) {
	return new MetricsError("overloaded", `${said}.`, "Look at the load of the metrics server, or narrow the selectors.");
}
function refused(said) {
	return new MetricsError("refused", `${said}.`, "Correct the selectors, or lift the limit that the server names.");
}
function parsed(body) {
	try {
		return JSON.parse(body);
	} catch {
		return;
	}
}
// src/metrics/prometheus-envelope.ts
/** Reads the envelope of the Prometheus HTTP API and its raw series, field by field. */
/** @throws MetricsError unless it is a whole answer of this type, without warnings */
function readEnvelope(answer, type, asked) {
	const envelope = readJson(answer, asked);
	const { status, data, warnings, isPartial } = envelope;
	if (status !== "success") {
		const error = errorBody(envelope);
		throw error === void 0 ? notMetrics(asked, "JSON of another kind") : failureOfBody(error, asked);
	}
	if (Array.isArray(warnings) && warnings.length > 0) throw partial(asked, warnings.join("; "));
	if (!isRecord(data)) throw notMetrics(asked, "no data");
	if (isPartial === true || data.isPartial === true) throw partial(asked, "isPartial is true");
	const { resultType, result } = data;
	if (resultType !== type || !Array.isArray(result)) throw notMetrics(asked, `a ${shown$1(String(resultType), 30)} instead of a ${type}`);
	return result.map((entry) => readSeries(entry, type, asked));
}
/** The data of an answer that is a list of whatever. @throws MetricsError unless it is one */
function readList(answer, asked) {
	const envelope = readJson(answer, asked);
	const error = envelope.status === "success" ? void 0 : errorBody(envelope);
	if (error !== void 0) throw failureOfBody(error, asked);
	if (!Array.isArray(envelope.data)) throw notMetrics(asked, "JSON of another kind");
	return envelope.data;
}
function readJson({ body, headers }, asked) {
	let json;
	try {
		json = JSON.parse(body);
	} catch {
		if (body.trim() === "") throw notMetrics(asked, "an empty answer");
		if (/^\s*</.test(body)) throw notMetrics(asked, "a page of HTML, perhaps of a login");
		throw notMetrics(asked, /^\s*\{/.test(body) || /json/i.test(headers["content-type"] ?? "") ? "JSON that breaks off or is malformed" : "plain text");
	}
	if (!isRecord(json)) throw notMetrics(asked, "JSON of another kind");
	return json;
}
function readSeries(entry, type, asked) {
	if (!isRecord(entry) || !isRecord(entry.metric)) throw notMetrics(asked, "a series without labels");
	const labels = entry.metric;
	for (const name in labels) if (typeof labels[name] !== "string") throw notMetrics(asked, "a label that is no text");
	return {
		labels,
		samples: readSamples(entry, type, asked)
	};
}
function readSamples(entry, type, asked) {
	const floats = type === "matrix" ? entry.values : entry.value && [entry.value];
	const histograms = type === "matrix" ? entry.histograms : entry.histogram && [entry.histogram];
	if (!Array.isArray(floats) && !Array.isArray(histograms)) throw notMetrics(asked, "a series without samples");
	const samples = Array.isArray(floats) ? readFloats(floats, asked) : [];
	if (!Array.isArray(histograms)) return samples;
	return [...samples, ...readHistograms(histograms, asked)].sort((a, b) => a.at - b.at);
}
/** By index, without a schema: there may be a hundred thousand. */
function readFloats(values, asked) {
	const samples = new Array(values.length);
	for (let i = 0; i < values.length; i += 1) {
		const pair = values[i];
		if (!Array.isArray(pair)) throw notMetrics(asked, "a sample that is no pair");
		samples[i] = {
			at: readTime(pair[0], asked),
			value: readNumber(pair[1], asked)
		};
	}
	return samples;
}
/** Of a native histogram of request durations, the count is the number of requests. */
function readHistograms(values, asked) {
	return values.map((pair) => {
		if (!Array.isArray(pair) || !isRecord(pair[1])) throw notMetrics(asked, "a broken histogram");
		return {
			at: readTime(pair[0], asked),
			value: readNumber(pair[1].count, asked)
		};
	});
}
function readTime(time, asked) {
	if (typeof time !== "number" || !Number.isFinite(time)) throw notMetrics(asked, "a sample without a time");
	return Math.round(time * 1e3);
}
function readNumber(text, asked) {
	if (typeof text === "string" && text !== "") {
		const value = Number(text);
		if (!Number.isNaN(value) || text === "NaN") return value;
		if (text === "+Inf" || text === "Inf") return Number.POSITIVE_INFINITY;
		if (text === "-Inf") return Number.NEGATIVE_INFINITY;
	}
	throw notMetrics(asked, `a sample whose value is ${shown$1(JSON.stringify(text) ?? "missing", 30)}`);
}
function isRecord(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
function notMetrics({ host, about }, got) {
	return new MetricsError("not-metrics", `${host} answered about ${about} with ${got}.`, "Check that metrics-url is the base address of a server with the Prometheus HTTP API, and that no login page stands before it.");
}
function partial({ host, about, secrets }, warnings) {
	return new MetricsError("partial", `${host} answered about ${about}, but says that the numbers may not be whole: ${shown$1(warnings, 200, secrets)}.`, "Mend what the server warns of; numbers that may not be whole are not judged.");
}
// src/metrics/prometheus-api.ts
const MAX_BYTES = 256 * 2 ** 20;
const LONGEST_TIMEOUT = 3e4;
const SHORTEST_TIMEOUT = 2e3;
/**
* Sent with every question; a server that doesn't know one ignores it. Thanos would leave out stores that don't
* answer; VictoriaMetrics would answer as of 30 s ago, and from its cache.
*/
const WHOLE_AND_NOW = {
	partial_response: "false",
	dedup: "true",
	max_source_resolution: "0",
	latency_offset: "1ms",
	nocache: "1"
};
/** All its programs answer with it. */
const SIGN_OF_VICTORIA = "x-server-hostname";
var PrometheusApi = class {
	#config;
	#http;
	#timeout;
	#budget;
	#method = "POST";
	#requests = 0;
	#software;
	/** @param interval between polls: an answer that takes longer than two thirds of it is given up */
	constructor(config, http, interval) {
		this.#config = config;
		this.#http = http;
		this.#budget = interval / 2;
		this.#timeout = Math.min(LONGEST_TIMEOUT, Math.max(SHORTEST_TIMEOUT, interval * 2 / 3));
	}
	/** Attempts sent so far. */
	get requests() {
		return this.#requests;
	}
	/** undefined: not said, as by Prometheus itself. */
	get software() {
		return this.#software;
	}
	/**
	* An instant query; `matrix` for a range selector, `vector` for anything else.
	* @param at undefined: the server's now
	* @throws MetricsError; the signal's reason when aborted
	*/
	async query(question, at, signal) {
		const { query, type, about } = question;
		const time = at === void 0 ? {} : { time: seconds(at) };
		return this.#ask("query", {
			query,
			...time
		}, type, about, signal);
	}
	/** Values at `from`, `from + step`, … up to `to`, both included. @throws as `query` */
	async queryRange(question, range, signal) {
		const { query, about } = question;
		const [start, end, step] = [
			range.from,
			range.to,
			range.step
		].map(seconds);
		const parameters = {
			query,
			start,
			end,
			step
		};
		return this.#ask("query_range", parameters, "matrix", about, signal);
	}
	/**
	* Exemplars of the series that a selector matches, as the server gives them: none where it keeps none.
	* @throws as `query`
	*/
	async exemplars(question, range, signal) {
		const { query, about } = question;
		const [start, end] = [range.from, range.to].map(seconds);
		const asked = this.#asked(about);
		const form = new URLSearchParams({
			query,
			start,
			end
		});
		const answer = await this.#sendEitherWay("query_exemplars", form, asked, signal);
		if (answer.status !== 200) throw failureOfStatus(answer, asked);
		return readList(answer, asked);
	}
	#asked(about) {
		return {
			host: this.#config.url.host,
			about,
			secrets: accessSecrets(this.#config.access, this.#config.url)
		};
	}
	async #ask(path, parameters, type, about, signal) {
		const asked = this.#asked(about);
		const form = new URLSearchParams({
			...parameters,
			...WHOLE_AND_NOW,
			timeout: `${Math.ceil(this.#timeout / 1e3)}s`
		});
		const answer = await this.#sendEitherWay(path, form, asked, signal);
		if (answer.status !== 200) throw failureOfStatus(answer, asked);
		return {
			series: readEnvelope(answer, type, asked),
			date: answer.date
		};
	}
	/** By POST, as a selector may be long; by GET where only that is allowed. */
	async #sendEitherWay(path, form, asked, signal) {
		const method = this.#method;
		const answer = await this.#send(method, path, form, asked, signal);
		if (method === "GET" || ![405, 501].includes(answer.status)) return answer;
		this.#method = "GET";
		return this.#send("GET", path, form, asked, signal);
	}
	async #send(method, path, form, asked, signal) {
		const access = accessHeaders(this.#config.access);
		const type = ["Content-Type", "application/x-www-form-urlencoded"];
		const url = apiAddress(this.#config.url, path);
		if (method === "GET") for (const [name, value] of form) url.searchParams.append(name, value);
		try {
			const answer = await this.#http.send({
				method,
				url,
				headers: () => method === "GET" ? access : [type, ...access],
				body: method === "GET" ? void 0 : form.toString(),
				timeout: this.#timeout,
				maxBytes: MAX_BYTES,
				retry: {
					retries: 1,
					budget: this.#budget,
					onTimeout: false,
					onRetry: void 0
				}
			}, signal);
			this.#requests += answer.attempts;
			if (SIGN_OF_VICTORIA in answer.headers) this.#software = "VictoriaMetrics";
			return answer;
		} catch (error) {
			signal.throwIfAborted();
			if (!(error instanceof HttpFailure)) throw error;
			this.#requests += error.attempts;
			throw failureWithoutAnswer(error, asked);
		}
	}
};
/** A path prefix and a query of the base address are kept. */
function apiAddress(base, path) {
	const url = new URL(base);
	url.pathname = `${base.pathname.replace(/\/+$/, "")}/api/v1/${path}`;
	url.hash = "";
	return url;
}
function seconds(milliseconds) {
	return String(milliseconds / 1e3);
}
// src/metrics/prometheus-diagnosis.ts
const VALUES = 5;
/** One question, one sentence. A server that does not answer it leaves the sentence without a reason. */
async function diagnose(api, cohort, selector, at, signal) {
	const text = `${cohort}: no series matches ${shown$1(printSelector(selector), 300)}`;
	const note = (reason) => ({
		kind: "no-series",
		cohort,
		sentence: `${text}${reason}.`
	});
	try {
		const labels = [...new Set(selector.matchers.map(({ label }) => label))];
		const metric = printSelector({
			name: selector.name,
			matchers: []
		});
		const query = `group by (${labels.map(labelName).join(", ")}) (${metric})`;
		const about = `the labels of ${cohort}`;
		const { series } = await api.query({
			query,
			type: "vector",
			about
		}, at, signal);
		return note(explain(selector, series.map(({ labels: found }) => found)));
	} catch (error) {
		if (!(error instanceof MetricsError)) throw error;
		return note("");
	}
}
/** The end of a sentence that says which matchers keep all that was found out. */
function explain({ name, matchers }, found) {
	if (found.length === 0) return `: there is no metric ${shown$1(name, 100)} now; check its name, and that it is scraped`;
	if (matchers.length === 0) return ", though it had some a moment ago";
	const failing = matchers.filter((matcher) => !found.some((labels) => accepts$1(matcher, labels)));
	if (failing.length === 0) return ": there are series for each of its labels alone, but none for all of them together";
	return `: ${failing.map((matcher) => describe(matcher, found)).join("; ")}`;
}
/** A regex that can't be read here may match: only the server knows. */
function accepts$1(matcher, labels) {
	try {
		return valueTest(matcher)(labels[matcher.label] ?? "");
	} catch {
		return true;
	}
}
function describe({ label, operator, value }, found) {
	const values = [...new Set(found.map((labels) => labels[label] ?? ""))].filter(Boolean).sort();
	const asked = `none has ${labelName(label)}${operator}${shown$1(JSON.stringify(value), 100)}`;
	if (values.length === 0) return `${asked}: there is no label ${shown$1(label, 60)}`;
	const listed = values.slice(0, VALUES).map((one) => JSON.stringify(shown$1(one, 60)));
	const more = values.length > VALUES ? ` and ${values.length - VALUES} more` : "";
	return `${asked}; there is ${listed.join(", ")}${more}`;
}
// src/metrics/missing-errors.ts
/** A counter of errors that no series is seen of: not born yet, or never to be counted? The first is a note, the second an error. */
/**
* @param found labels of the counter's series, whoever they are of
* @throws MetricsError where none of them has a label that a matcher asks for: then none will ever be counted
*/
function refuseUntellable(errors, { selector, input }, found) {
	const isMissing = ({ label }) => found.every((labels) => !labels[label]);
	const asks = (matcher) => needsLabel(matcher) && isMissing(matcher);
	if (found.length === 0) return;
	const name = shown$1(errors.name, 100);
	const own = errors.matchers.find(asks);
	if (own !== void 0) throw new MetricsError("refused", `${name} has no label ${shown$1(own.label, 60)}, which errors asks for: none of its errors would be counted.`, "Correct the matchers in errors.");
	const theirs = selector.matchers.find(asks);
	if (theirs === void 0) return;
	throw new MetricsError("refused", `${name} (errors) has no label ${shown$1(labelName(theirs.label), 60)}, by which ${input} selects: none of its errors would be counted.`, "Give the counter of errors that label too, or select by labels that the server adds to all series of a process (job, instance, pod).");
}
/** An error series that is yet to come counts in full, so its absence is good news, unless it never comes. */
function notBornYet(errors, { cohort, selector }, found) {
	return {
		kind: "no-series",
		cohort,
		sentence: `${cohort}: no series of ${shown$1(printSelector({
			name: errors.name,
			matchers: errors.matchers
		}), 200)} yet, which counts as no errors${found.length === 0 ? "" : explain(errorSelector(selector, errors), found)}. Let the service show it at 0 from its start: a counter that never comes looks the same.`
	};
}
/** @param alike names of metrics that may have been meant */
function noErrorCounter({ name }, where, alike) {
	const names = alike.slice(0, MOST_NAMES).map((one) => shown$1(one, 100));
	const others = names.length === 0 ? "" : `; there is ${names.join(", ")}`;
	return new MetricsError("refused", `There is no metric ${shown$1(name, 100)} (errors) ${where}${others}.`, "Correct its name (a label takes a matcher, such as outcome=\"SERVER_ERROR\"), or let the service show the counter at 0 from its start.");
}
const MOST_NAMES = 5;
/** What names of counters of errors have in common: a regex that reads alike everywhere. */
const ERROR_NAMES = ".*([eE]rr|[fF]ail|[eE]xception|[fF]ault).*";
/** A regex that can't be read here may match: only the server knows. */
function needsLabel(matcher) {
	try {
		return !valueTest(matcher)("");
	} catch {
		return false;
	}
}
// src/metrics/prometheus-errors.ts
/** A service that has had no error since its start may have shown none. */
const PAST = "7d";
/**
* To be asked at the opening; the server is, where a cohort has no series of errors.
* @param series what the opening brought
* @throws MetricsError where the counter is unknown, or its series can't be told apart by the cohorts' labels
*/
async function checkErrorCounter(api, errors, cohorts, series, at, signal) {
	const isWanted = labelsTest(errors.matchers);
	const have = (wanted) => new Set(series.filter(({ labels }) => wanted(labels)).map(({ cohort }) => cohort));
	const failing = have((labels) => isOfErrors(labels, errors) && isWanted(labels));
	const answering = have((labels) => !isOfErrors(labels, errors));
	const lacking = COHORTS.flatMap((cohort) => {
		const selector = cohorts[cohort];
		if (selector === void 0 || failing.has(cohort)) return [];
		return [{
			cohort,
			selector,
			input: cohort
		}];
	});
	if (lacking.length === 0) return [];
	const found = await askLabels(errors, cohorts, async (query) => {
		const question = {
			query,
			type: "vector",
			about: "the counter of errors"
		};
		return (await api.query(question, at, signal)).series.map(({ labels }) => labels);
	});
	for (const one of lacking) refuseUntellable(errors, one, found);
	return lacking.filter(({ cohort }) => answering.has(cohort)).map((one) => notBornYet(errors, one, found));
}
/** What the counter's series have of the labels that are selected by: those of this service, where it has any. */
async function askLabels(errors, { canary, baseline }, ask) {
	const matchers = [
		errors,
		canary,
		...baseline ? [baseline] : []
	].flatMap((one) => one.matchers);
	const by = [...new Set(matchers.map(({ label }) => labelName(label)))].join(", ");
	const metric = printSelector({
		name: errors.name,
		matchers: []
	});
	const now = await ask(`group by (${by}) (${metric})`);
	const found = now.length > 0 ? now : await ask(`group by (${by}) (count_over_time(${metric}[${PAST}]))`);
	if (found.length === 0) throw noErrorCounter(errors, "on the server, nor was there one in the last 7 days", await askAlike(baseline ?? canary, ask));
	const theirs = new Set(baseline?.matchers.map((matcher) => JSON.stringify(matcher)));
	const shared = canary.matchers.filter((matcher) => theirs.has(JSON.stringify(matcher)));
	const own = found.filter((labels) => accepts(shared, labels));
	return own.length > 0 ? own : found;
}
/** A regex that can't be read here may match. */
function accepts(matchers, labels) {
	try {
		return labelsTest(matchers)(labels);
	} catch {
		return true;
	}
}
/** Metrics of the same processes that are called like counters of errors; none where the server does not say. */
async function askAlike({ name, matchers }, ask) {
	const named = {
		label: "__name__",
		operator: "=~",
		value: ERROR_NAMES
	};
	try {
		return (await ask(`group by (__name__) (${printMatchers([named, ...matchers])})`)).map(({ __name__: other = "" }) => other).filter((other) => other !== name);
	} catch (error) {
		if (error instanceof MetricsError) return [];
		throw error;
	}
}
// src/metrics/failing-series.ts
/** @returns undefined where there are none: errors are a difference of buckets, or no label holds the status */
function failingSeries(selector, errors, statusLabel) {
	if (errors.kind === "counter") return errorSelector(selector, errors);
	const matcher = errorMatcher(errors, statusLabel);
	return matcher && {
		...selector,
		matchers: [...selector.matchers, matcher]
	};
}
/** Statuses are spelled as exact codes and as classes. */
function errorMatcher(errors, statusLabel) {
	if (errors.kind === "matcher") return errors;
	if (errors.kind !== "statuses" || statusLabel === void 0) return void 0;
	return {
		label: statusLabel,
		operator: "=~",
		value: errors.ranges.flatMap(([low, high]) => spellRange(low, high, statusLabel)).join("|")
	};
}
/** Where a class is whole also `5xx`, and `5` in a label that is called a class; else code by code. */
function spellRange(low, high, label) {
	const values = [];
	for (let code = low; code <= high; code += 1) if (code % 100 === 0 && code + 99 <= high) {
		const digit = code / 100;
		values.push(`${digit}[0-9][0-9]`, `${digit}[xX][xX]`);
		if (label.endsWith("class")) values.push(`${digit}`);
		code += 99;
	} else values.push(String(code));
	return values;
}
// src/metrics/prometheus-exemplars.ts
/** As client libraries and tracers spell it. */
const TRACE_LABELS = [
	"trace_id",
	"traceID",
	"traceId",
	"TraceID",
	"trace.id"
];
const MOST_TRACES = 20;
const LONGEST_ID = 128;
const LONGEST_LABEL = 200;
/** Newest first, each trace once; none where the server keeps no exemplars. @throws MetricsError */
async function askTraces(api, { selector, errors, statusLabel }, range, signal) {
	const failing = failingSeries(selector, errors, statusLabel);
	if (failing === void 0) return [];
	const query = printSelector({
		name: failing.name.replace(/_count$/, "_bucket"),
		matchers: failing.matchers
	});
	return newestOfEach((await api.exemplars({
		query,
		about: "exemplars of failing requests"
	}, range, signal)).flatMap((entry) => tracesIn(entry, statusLabel)));
}
/** What can't be read is no trace: nothing is decided by it. */
function tracesIn(entry, statusLabel) {
	const { seriesLabels, exemplars } = record$1(entry);
	const labels = textsOf(seriesLabels);
	if (!Array.isArray(exemplars)) return [];
	const process = instanceLabel(labels);
	const about = {
		status: statusLabel === void 0 ? void 0 : named$1(labels[statusLabel]),
		route: named$1(routeOf(labels, /* @__PURE__ */ new Set())),
		instance: process === void 0 ? void 0 : named$1(labels[process])
	};
	return exemplars.flatMap((exemplar) => {
		const { labels: own, timestamp } = record$1(exemplar);
		const texts = textsOf(own);
		const label = TRACE_LABELS.find((name) => texts[name] !== void 0 && texts[name] !== "");
		if (label === void 0 || typeof timestamp !== "number") return [];
		return [{
			id: shown$1(texts[label] ?? "", LONGEST_ID),
			at: Math.round(timestamp * 1e3),
			...about
		}];
	});
}
function newestOfEach(traces) {
	const byId = /* @__PURE__ */ new Map();
	for (const trace of traces.toSorted((a, b) => b.at - a.at)) {
		if (byId.size >= MOST_TRACES) break;
		if (!byId.has(trace.id)) byId.set(trace.id, trace);
	}
	return [...byId.values()];
}
function named$1(value) {
	return value === void 0 || value === "" ? void 0 : shown$1(value, LONGEST_LABEL);
}
function textsOf(labels) {
	const texts = Object.entries(record$1(labels)).filter(([, value]) => typeof value === "string");
	return Object.fromEntries(texts);
}
function record$1(value) {
	return typeof value === "object" && value !== null ? { ...value } : {};
}
// src/metrics/prometheus-history.ts
/** The server gives at most 11,000 points a series. */
const POINTS = 1e4;
/** undefined when nothing tells errors from other answers. @throws MetricsError */
async function askHistory(api, of, range, signal) {
	const parts = partsOf(of);
	if (parts === void 0) return void 0;
	const [requests, part] = await Promise.all([parts.all, parts.part].map((selector) => askSums(api, sum(selector, of.instanceLabel), of.instanceLabel, range, signal)));
	if (![...part.keys()].every((instance) => requests.has(instance)) && of.instanceLabel !== void 0) return askHistory(api, {
		...of,
		instanceLabel: void 0
	}, range, signal);
	const errors = parts.holds === "errors" ? part : less(requests, part);
	return {
		step: range.step,
		intervals: toIntervals(requests, errors)
	};
}
function partsOf({ selector, errors, statusLabel }) {
	if (errors.kind === "slower") {
		const only = (matcher) => ({
			...selector,
			matchers: [...selector.matchers, matcher]
		});
		const { whole, within } = bucketMatchers(errors, selector.name);
		return {
			all: only(whole),
			part: only(within),
			holds: "others"
		};
	}
	const part = failingSeries(selector, errors, statusLabel);
	return part && {
		all: selector,
		part,
		holds: "errors"
	};
}
/** Value by value, where both are known. */
function less(all, part) {
	return new Map([...all].map(([instance, values]) => {
		const minus = part.get(instance) ?? [];
		return [instance, values.map((value, index) => {
			const other = minus[index];
			return value === void 0 || other === void 0 ? void 0 : Math.max(0, value - other);
		})];
	}));
}
function sum(selector, instanceLabel) {
	return `sum${instanceLabel === void 0 ? "" : ` by (${labelName(instanceLabel)})`} (${printSelector(selector)})`;
}
async function askSums(api, query, instanceLabel, { from, to, step }, signal) {
	const points = Math.floor((to - from) / step) + 1;
	const sums = /* @__PURE__ */ new Map();
	for (let first = 0; first < points; first += POINTS) {
		const last = Math.min(first + POINTS, points) - 1;
		const part = {
			from: from + first * step,
			to: from + last * step,
			step
		};
		const question = {
			query,
			about: "the baseline's history"
		};
		const { series } = await api.queryRange(question, part, signal);
		for (const one of series) place(one, sums, instanceLabel, {
			from,
			step,
			points
		});
	}
	return sums;
}
function place({ labels, samples }, sums, instanceLabel, { from, step, points }) {
	const instance = instanceLabel === void 0 ? "" : labels[instanceLabel] ?? "";
	let values = sums.get(instance);
	if (values === void 0) {
		values = new Array(points).fill(void 0);
		sums.set(instance, values);
	}
	for (const { at, value } of samples) {
		const index = Math.round((at - from) / step);
		if (index >= 0 && index < points && Number.isFinite(value)) values[index] = Math.round(value);
	}
}
/** One row an interval, instances sorted by name; none where nothing is known: before the first value and after the last. */
function toIntervals(requests, errors) {
	const columns = [...requests.keys()].sort().map((instance) => increments(requests.get(instance) ?? [], errors.get(instance) ?? []));
	const length = columns[0]?.length ?? 0;
	const rows = Array.from({ length }, (_, index) => columns.map((column) => column[index]));
	const isKnown = (row) => row.some((counts) => counts !== void 0);
	const first = rows.findIndex(isKnown);
	if (first === -1) return [];
	return rows.slice(first, rows.findLastIndex(isKnown) + 1).map((row) => row.map((counts) => counts ?? {
		errors: 0,
		requests: 0
	}));
}
/**
* undefined where the instance has no value, and at its first one, which is a level: it may be old.
* From then on, missing errors are 0.
*/
function increments(requests, errors) {
	let before;
	return requests.map((value, index) => {
		if (value === void 0) return void 0;
		const last = before;
		const missing = last !== void 0 && fell(value, last.requests) ? 0 : last?.errors ?? 0;
		before = {
			requests: value,
			errors: errors[index] ?? missing
		};
		return last && difference(last, before);
	}).slice(1);
}
/**
* A fall to less than half is a restart; a smaller one may be a series that left the sum, and says nothing.
*/
function difference(before, now) {
	const requests = step(before.requests, now.requests);
	return {
		requests,
		errors: Math.min(requests, step(before.errors, now.errors))
	};
}
function step(before, now) {
	if (now >= before) return now - before;
	return now < before / 2 ? now : 0;
}
// src/metrics/prometheus.ts
/** A series that had a sample in this time before the start was there at the start. */
const OPENING_RANGE = 3e5;
/** Samples arrive late by a scrape's duration, or by a remote write's queue. */
const SLACK = 6e4;
/** A cohort that stopped long ago must not make every question longer. */
const LATEST = 12e4;
const CLOCK_SKEW = 3e4;
function prometheusSource(config, http, options) {
	return new PrometheusSource(config, http, options);
}
var PrometheusSource = class {
	#config;
	#options;
	#api;
	#counters;
	#asked;
	#range;
	/** The cohort that was seen last was seen then, on the server's clock. */
	#seenUntil;
	/** Of the server's clock, before the runner's. */
	#ahead = 0;
	#skewNoted = false;
	#instanceLabel;
	constructor(config, http, options) {
		this.#config = config;
		this.#options = options;
		this.#api = new PrometheusApi(config, http, options.interval);
		this.#asked = cohortQuestions(config);
		this.#counters = new Counters({
			errors: config.errors,
			statusLabel: config.statusLabel,
			compares: config.baseline !== void 0
		});
		this.#range = this.#openingRange();
	}
	async open(at, signal) {
		this.#range = this.#openingRange();
		const poll = await this.#poll(at, signal);
		const missing = await this.#diagnoseMissing(poll, at, signal);
		return this.#seen(poll, this.#counters.open(poll.series, poll.now), missing);
	}
	async observe(at, signal) {
		this.#range = this.#rangeAt(at);
		const poll = await this.#poll(at, signal);
		const found = this.#counters.newTargets(poll.series);
		const start = this.#counters.start ?? at;
		const time = this.#timeOf(at);
		const startedBefore = found.length === 0 ? void 0 : await askAges(this.#api, found, start, time, signal);
		return this.#seen(poll, this.#counters.count(poll.series, poll.now, startedBefore), []);
	}
	async history(from, to, step, signal) {
		const { baseline } = this.#asked;
		if (baseline === void 0) return void 0;
		return askHistory(this.#api, {
			selector: baseline,
			errors: this.#config.errors,
			statusLabel: this.#counters.statusLabel,
			instanceLabel: this.#instanceLabel
		}, {
			from: from + this.#skew,
			to: to + this.#skew,
			step
		}, signal);
	}
	async traces(from, to, signal) {
		return askTraces(this.#api, {
			selector: this.#asked.canary,
			errors: this.#config.errors,
			statusLabel: this.#counters.statusLabel
		}, {
			from: from + this.#skew,
			to: to + this.#skew
		}, signal);
	}
	describe() {
		const { url } = this.#config;
		return {
			provider: "prometheus",
			url: `${url.origin}${url.pathname}`,
			software: this.#api.software,
			queries: this.#asked.questions.map(({ cohort, selector }) => ({
				cohort,
				query: overRange(selector, this.#range)
			})),
			statusLabel: this.#counters.statusLabel
		};
	}
	requests() {
		return this.#api.requests;
	}
	async #poll(at, signal) {
		const answers = await Promise.all(this.#asked.questions.map(async ({ selector, about, assign }) => {
			const question = {
				query: overRange(selector, this.#range),
				type: "matrix",
				about
			};
			const answered = await this.#api.query(question, this.#timeOf(at), signal);
			return {
				answered,
				series: assign(answered.series)
			};
		}));
		const now = this.#serverNow(at, answers[0].answered);
		return {
			series: answers.flatMap(({ series }) => series),
			now,
			notes: this.#skewNotes(at, now)
		};
	}
	/** Once counted, the poll is behind us; before that, the next one would ask for all of it again. */
	#seen({ series, now, notes }, observation, more) {
		const { canary, baseline } = observation;
		const newest = [canary.newest, baseline?.newest].filter((at) => at !== void 0);
		this.#seenUntil = Math.max(now - LATEST, Math.min(now, ...newest));
		this.#instanceLabel ??= series.filter(({ cohort }) => cohort === "baseline").map(({ labels }) => instanceLabel(labels)).find((label) => label !== void 0);
		return {
			...observation,
			notes: [
				...more,
				...notes,
				...observation.notes
			]
		};
	}
	async #diagnoseMissing(poll, at, signal) {
		const selectors = {
			canary: this.#asked.canary,
			baseline: this.#asked.baseline
		};
		const notes = [];
		for (const cohort of ["canary", "baseline"]) {
			const selector = selectors[cohort];
			if (selector === void 0 || poll.series.some((series) => series.cohort === cohort)) continue;
			notes.push(await diagnose(this.#api, cohort, selector, this.#timeOf(at), signal));
		}
		const { errors } = this.#config;
		if (errors.kind !== "counter") return notes;
		const time = this.#timeOf(at);
		const more = await checkErrorCounter(this.#api, errors, selectors, poll.series, time, signal);
		return [...notes, ...more];
	}
	#openingRange() {
		return Math.max(OPENING_RANGE, 2 * this.#options.interval + SLACK);
	}
	#rangeAt(at) {
		const now = at + this.#ahead;
		const since = this.#seenUntil === void 0 ? OPENING_RANGE : now - this.#seenUntil;
		return Math.max(2 * this.#options.interval, since + SLACK);
	}
	#timeOf(at) {
		return this.#options.replay ? at : void 0;
	}
	#serverNow(at, { date }) {
		return this.#options.replay ? at : date ?? at;
	}
	/** How far the server's clock is ahead, once it is more than the time that an answer may take. */
	get #skew() {
		return Math.abs(this.#ahead) > CLOCK_SKEW ? this.#ahead : 0;
	}
	#skewNotes(at, now) {
		const ahead = now - at;
		this.#ahead = ahead;
		if (this.#skewNoted || this.#skew === 0) return [];
		this.#skewNoted = true;
		const side = ahead > 0 ? "ahead of" : "behind";
		return [{
			kind: "clock-skew",
			cohort: void 0,
			sentence: `The clock of ${this.#config.url.host} is ${formatDuration(Math.abs(ahead))} ${side} this runner's; samples are judged by the server's.`
		}];
	}
};
// src/metrics/recorded.ts
function recordedSource({ watch }) {
	return new RecordedSource(watch);
}
const NOTHING = {
	errors: 0,
	requests: 0,
	statuses: /* @__PURE__ */ new Map(),
	instances: /* @__PURE__ */ new Map(),
	routes: /* @__PURE__ */ new Map(),
	newest: void 0,
	stale: false
};
var RecordedSource = class {
	#watch;
	#next = 0;
	#polls = 0;
	constructor(watch) {
		this.#watch = watch;
	}
	async open() {
		return this.#nothing([]);
	}
	async observe(at) {
		const { intervals, deadline, interval: between, ending } = this.#watch;
		this.#polls += 1;
		const outage = at < deadline ? void 0 : this.#outageAt(at);
		if (outage !== void 0) throw broken({
			hint: "",
			...ending,
			...outage
		}, this.#polls);
		const interval = intervals[this.#next];
		if (interval === void 0) return this.#afterwards(at);
		if (!(at >= deadline || interval.end < at + between / 2)) return this.#nothing(COHORTS);
		this.#next += 1;
		return this.#observation(interval);
	}
	/** What it was told of burstiness it remembers; the counts that this came from are gone. */
	async history() {}
	get remembered() {
		return this.#watch.remembered;
	}
	describe() {
		return this.#watch.source;
	}
	requests() {
		return 0;
	}
	#outageAt(at) {
		const { interval, outages } = this.#watch;
		return outages.find((outage) => Math.abs(outage.at - at) < interval / 2);
	}
	/** No interval is left. */
	#afterwards(at) {
		const { ending, deadline } = this.#watch;
		if (ending.how === "whole") return this.#nothing(ending.silent);
		if (ending.how === "error") {
			if (this.#polls < ending.polls && at < deadline) return this.#nothing(COHORTS);
			throw broken(ending, this.#polls);
		}
		if (ending.how === "cut-short" && at <= ending.decidedAt && at < deadline) return this.#nothing(COHORTS);
		throw this.#ended();
	}
	#nothing(stale) {
		const { kind, compares } = this.#watch;
		const heard = (cohort) => !stale.includes(cohort);
		if (kind === "rates") {
			const [canary, baseline] = COHORTS.map((cohort) => heard(cohort) ? 0 : void 0);
			return stale.length === 0 ? {
				kind,
				canary: void 0,
				baseline: void 0,
				notes: []
			} : {
				kind,
				canary,
				baseline,
				notes: []
			};
		}
		const counts = (cohort) => ({
			...NOTHING,
			stale: !heard(cohort)
		});
		return this.#observation({
			canary: counts("canary"),
			baseline: compares ? counts("baseline") : void 0
		});
	}
	#observation({ canary, baseline }) {
		if (this.#watch.kind === "rates") {
			const rate = (value) => typeof value === "number" ? value : void 0;
			return {
				kind: "rates",
				canary: rate(canary),
				baseline: rate(baseline),
				notes: []
			};
		}
		const counts = (value) => typeof value === "number" ? void 0 : value;
		return {
			kind: "counts",
			canary: counts(canary) ?? NOTHING,
			baseline: counts(baseline),
			scrapeInterval: this.#watch.stratumLength,
			notes: []
		};
	}
	#ended() {
		const { intervals, source } = this.#watch;
		const until = intervals.at(-1)?.end ?? this.#watch.start;
		return new MetricsError("refused", `The record ends at ${new Date(until).toISOString()}: what came later, that gate did not see.`, source.provider === "prometheus" ? "Judge the window from the server that still has it: --start-time and --end-time." : "Take it for what it is: up to there nothing convicts by these rules.");
	}
};
/** As it was told then. */
function broken({ code, sentence, hint, polls: last }, polls) {
	const known = METRICS_ERROR_CODES.find((one) => one === code) ?? "refused";
	return last !== void 0 && polls >= last ? new MetricsError(known, sentence, hint, false) : new MetricsError(known, sentence, hint);
}
// src/metrics/exposition.ts
/** The text is not a whole page of metrics. The message holds no text of the page. */
var ExpositionError = class extends Error {
	name = "ExpositionError";
};
const STRING = String.raw`"(?:[^"\\]|\\.)*"`;
const LABELS = String.raw`\{((?:[^"{}]|${STRING})*)\}`;
const SAMPLE = new RegExp(String.raw`^([a-zA-Z_:][\w:]*)?[ \t]*(?:${LABELS})?[ \t]*(?<=[ \t}])([^ \t{}"#]+)` + String.raw`(?:[ \t]+-?[\d.e+-]+)?(?:[ \t]+#[ \t]*${LABELS}[ \t]+\S+(?:[ \t]+\S+)?)?[ \t]*$`, "s");
const LABEL = new RegExp(String.raw`[ \t]*(?:([a-zA-Z_]\w*)|(${STRING}))[ \t]*(?:=[ \t]*(${STRING}))?[ \t]*(?:,|$)`, "sy");
const TYPE = /^#[ \t]+TYPE[ \t]+(?:([^\s"]+)|("(?:[^"\\]|\\.)*"))[ \t]+([a-z]+)[ \t]*$/s;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const INFINITY = /^([+-]?)inf(?:inity)?$/i;
/**
* Every sample of a page; timestamps and exemplars are read past. A page declared as OpenMetrics must end with
* `# EOF`, any other with a line feed, or it was cut off.
* @throws ExpositionError naming the first line that is no sample
*/
function parseExposition(text, openMetrics) {
	if (!text.endsWith("\n") && !text.endsWith("# EOF")) throw new ExpositionError("the page ends without a line feed, so it may be cut off");
	const samples = [];
	const types = /* @__PURE__ */ new Map();
	let ended = false;
	for (const [index, raw] of text.split("\n").entries()) {
		const line = raw.endsWith("\r") ? raw.slice(0, -1) : raw;
		if (line.trim() === "") continue;
		if (ended) throw new ExpositionError(`line ${index + 1} comes after # EOF`);
		ended = line === "# EOF";
		if (line.startsWith("#")) noteType(line, types);
		else samples.push(parseSample(line, index + 1));
	}
	if (openMetrics && !ended) throw new ExpositionError("the OpenMetrics page ends without # EOF, so it is cut off");
	return {
		samples,
		types,
		openMetrics: ended
	};
}
/** Whether a series of this name only grows: a counter, or the count of a histogram or summary. */
function isCounter(name, types) {
	const family = (suffix) => name.endsWith(suffix) ? types.get(name.slice(0, -suffix.length)) : void 0;
	return types.get(name) === "counter" || family("_total") === "counter" || ["histogram", "summary"].includes(family("_count") ?? "");
}
/** Whether it is what OpenMetrics calls all parts of a counter together: the samples end in `_total`, and none is called so. */
function isFamilyOnly(name, { types, openMetrics }) {
	return openMetrics && types.get(name) === "counter" && !name.endsWith("_total");
}
/** What the page says of this name, of its family where it is a part of one; undefined when nothing. */
function typeOf(name, types) {
	return types.get(name) ?? types.get(name.replace(/_(?:total|count|sum|bucket|created)$/, ""));
}
function noteType(line, types) {
	const found = TYPE.exec(line);
	if (found === null) return;
	types.set(found[1] ?? unquote(found[2] ?? ""), found[3] ?? "");
}
function parseSample(line, number) {
	const [, bare, inside, text] = SAMPLE.exec(line) ?? [];
	const labels = /* @__PURE__ */ new Map();
	const quoted = inside === void 0 ? void 0 : readLabels(inside, labels, number);
	const name = bare ?? quoted;
	const value = text === void 0 ? void 0 : parseValue(text);
	if (name === void 0 || value === void 0 || bare !== void 0 && quoted !== void 0) throw new ExpositionError(`line ${number} is not a sample`);
	return {
		name,
		labels,
		value
	};
}
/** Fills `labels`; gives the metric name where it stands among them in quotes. */
function readLabels(inside, labels, number) {
	let name;
	LABEL.lastIndex = 0;
	while (LABEL.lastIndex < inside.trimEnd().length) {
		const [, bare, quoted, value] = LABEL.exec(inside) ?? [];
		const key = bare ?? (quoted === void 0 ? void 0 : unquote(quoted));
		if (key === void 0 || value === void 0 && !(value === void 0 && quoted !== void 0 && name === void 0) || labels.has(key)) throw new ExpositionError(`line ${number} has labels that can't be read`);
		if (value === void 0) name = key;
		else labels.set(key, unquote(value));
	}
	return name;
}
function parseValue(text) {
	if (NUMBER.test(text)) return Number(text);
	if (/^[+-]?nan$/i.test(text)) return NaN;
	const sign = INFINITY.exec(text)?.[1];
	if (sign === void 0) return void 0;
	return sign === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}
function unquote(quoted) {
	return quoted.slice(1, -1).replace(/\\([\\"n])/g, (_, escaped) => escaped === "n" ? "\n" : escaped);
}
// src/metrics/page.ts
/** The start of one process, computed anew at each scrape from the age of the machine, may waver this much. */
const WAVERING = 3e3;
/** Clocks of one process and of whoever dates its answers. */
const CLOCK_SLACK = 3e4;
var Page = class {
	cohort;
	url;
	#instance;
	/** Every series seen since the start, by key. */
	#known = /* @__PURE__ */ new Map();
	#last;
	constructor(cohort, url, instance) {
		this.cohort = cohort;
		this.url = url;
		this.#instance = instance;
	}
	/**
	* The page's series of the counters of these names. Where `process_start_time_seconds` tells of a restart, each begins with a 0
	* between the two readings: a new value above the old one is then counted in full too.
	* @throws MetricsError when a series stands twice, or several processes answer in turn
	*/
	series(reading, names, matches) {
		const present = this.#present(reading.exposition.samples, names, matches);
		const restart = this.#restartedAt(reading);
		const series = [];
		for (const [key, labels] of new Map([...this.#known, ...present.labels])) {
			const value = present.values.get(key);
			const samples = [...restart !== void 0 && this.#known.has(key) ? [{
				at: restart,
				value: 0
			}] : [], ...value === void 0 ? [] : [{
				at: reading.at,
				value
			}]];
			if (samples.length > 0) series.push({
				cohort: this.cohort,
				labels,
				samples
			});
		}
		return series;
	}
	/** Remembers a reading that was counted; one that was not has never been. */
	counted({ exposition, at, ahead }, series) {
		this.#last = {
			start: processStart(exposition),
			at,
			ahead
		};
		this.#known = new Map([...this.#known, ...series.map(({ labels }) => [labelsKey(labels), labels])]);
	}
	#present(samples, names, matches) {
		const found = {
			labels: /* @__PURE__ */ new Map(),
			values: /* @__PURE__ */ new Map()
		};
		for (const sample of samples) {
			const { name } = sample;
			if (!names.has(name)) continue;
			const own = Object.fromEntries(sample.labels);
			if (!matches(own)) continue;
			const labels = this.#labelled(name, own);
			const key = labelsKey(labels);
			if (found.labels.has(key)) throw this.#twice(name);
			found.labels.set(key, labels);
			found.values.set(key, sample.value);
		}
		return found;
	}
	/** As Prometheus does it: a label that is called like ours keeps its value under another name. */
	#labelled(name, own) {
		const { instance, ...others } = own;
		const exported = instance === void 0 ? {} : { exported_instance: instance };
		return {
			__name__: name,
			...others,
			...exported,
			instance: this.#instance
		};
	}
	/** Between the last reading and this one, if the process began anew there. */
	#restartedAt({ exposition, at, ahead }) {
		const start = processStart(exposition);
		const last = this.#last;
		if (last?.start === void 0 || start === void 0) return void 0;
		if (Math.abs(start - last.start) <= WAVERING) return void 0;
		const ranBefore = start - ahead < last.at - CLOCK_SLACK;
		if (start < last.start || ranBefore) throw this.#severalProcesses();
		return Math.floor((last.at + at) / 2);
	}
	#severalProcesses() {
		return new MetricsError("wrong-data", `${this.#instance} (${this.cohort}) answers for several processes in turn: process_start_time_seconds changes to that of one that ran before.`, "Give the address of each process, one a line, instead of one that balances between them.");
	}
	#twice(name) {
		return new MetricsError("wrong-data", `${this.#instance} (${this.cohort}): a series of ${shown$1(name, 100)} stands on the page twice.`, "Mend the page: its numbers can not be told apart.");
	}
};
/** undefined where the page does not say, or speaks of several processes. */
function processStart({ samples }) {
	const starts = samples.filter(({ name }) => name === "process_start_time_seconds");
	const [only] = starts;
	return only === void 0 || starts.length > 1 || !Number.isFinite(only.value) ? void 0 : only.value * 1e3;
}
// src/metrics/request-counter.ts
/** What client libraries and frameworks call their counters of answered requests. */
const USUAL_NAMES = /* @__PURE__ */ new Set([
	"http_requests_total",
	"http_request_total",
	"http_requests_count",
	"http_server_requests_total",
	"http_server_requests_seconds_count",
	"http_server_request_duration_seconds_count",
	"http_server_duration_milliseconds_count",
	"http_server_duration_seconds_count",
	"http_request_duration_seconds_count",
	"http_request_duration_milliseconds_count",
	"http_request_duration_ms_count",
	"http_request_duration_count",
	"http_response_time_seconds_count",
	"request_duration_seconds_count",
	"requests_total",
	"request_total",
	"response_total",
	"flask_http_request_total",
	"starlette_requests_total",
	"caddy_http_request_duration_seconds_count",
	"traefik_service_requests_total",
	"istio_requests_total",
	"envoy_cluster_upstream_rq",
	"nginx_ingress_controller_requests"
]);
/**
* The one selector for all pages.
* @throws MetricsError that lists what was found, where there is none, or more than one, or it is no counter
*/
function chooseCounter(pages, sought) {
	const metrics = gather(pages);
	return sought.selector === void 0 ? findUsual(metrics, sought) : checkNamed(pages, metrics, parseSelector(sought.selector), sought);
}
/** The test that a selector's matchers put to labels. @throws MetricsError for a regex that can't be read here */
function matchersTest({ matchers }) {
	try {
		return labelsTest(matchers);
	} catch {
		throw new MetricsError("refused", "query holds a regex that can not be read here.", "Give query a simpler regex: no flags such as (?i), no POSIX classes.");
	}
}
function gather(pages) {
	const metrics = /* @__PURE__ */ new Map();
	const note = (name, types) => {
		const known = metrics.get(name);
		if (known !== void 0) return known;
		const fresh = {
			name,
			type: typeOf(name, types),
			counter: isCounter(name, types),
			series: []
		};
		metrics.set(name, fresh);
		return fresh;
	};
	for (const { samples, types } of pages) {
		for (const { name, labels } of samples) note(name, types).series.push(Object.fromEntries(labels));
		for (const name of USUAL_NAMES) if (isCounter(name, types)) note(name, types);
	}
	return metrics;
}
function findUsual(metrics, sought) {
	const usual = [...metrics.values()].filter(({ name, counter }) => {
		return counter && USUAL_NAMES.has(name) && !isOfErrors({ __name__: name }, sought.errors);
	});
	const telling = usual.filter(({ series }) => tellsErrors(series, sought));
	const candidates = telling.length > 0 ? telling : usual.filter(({ series }) => !series.length);
	const [only, ...more] = candidates;
	if (only !== void 0 && more.length === 0) return {
		name: only.name,
		matchers: []
	};
	if (only !== void 0) throw new MetricsError("refused", `The pages hold several counters of requests: ${list(candidates.map(described$1))}.`, `Set query to the one that counts each request once, such as ${only.name}.`);
	throw new MetricsError("wrong-data", `The pages hold no usual counter of requests with a status label. ${found(metrics)}`, "Set query to the counter of requests, such as my_requests_total{route!=\"/health\"}, and status-label if its name is unusual.");
}
function tellsErrors(series, { errors, statusLabel }) {
	if (errors.kind === "counter") return series.length > 0;
	if (errors.kind === "slower") return series.some((labels) => "le" in labels);
	if (errors.kind === "matcher") return series.some((labels) => errors.label in labels);
	if (statusLabel !== void 0) return series.some((labels) => statusLabel in labels);
	return findStatusLabel(series) !== void 0;
}
function checkNamed(pages, metrics, selector, { errors }) {
	const metric = metrics.get(selector.name);
	const isDeclared = (page) => isCounter(selector.name, page.types) && !isFamilyOnly(selector.name, page);
	if (metric === void 0 && pages.some(isDeclared)) return selector;
	const text = shown$1(printSelector(selector));
	if (metric === void 0) throw new MetricsError("wrong-data", `No page holds ${text} (query). ${found(metrics)}`, "Correct query, or send a first request: some libraries show a counter only then.");
	if (metric.type !== void 0 && !metric.counter && !(errors.kind === "slower" && metric.type === "histogram") && !["untyped", "unknown"].includes(metric.type)) throw new MetricsError("refused", `${selector.name} (query) belongs to a ${metric.type}, and is no counter of requests. ${found(metrics)}`, "Set query to a counter, or to the _count of a histogram or summary.");
	if (metric.series.length > 0 && !metric.series.some(matchersTest(selector))) throw new MetricsError("wrong-data", `No series matches ${text} (query); on the pages stands ${described$1(metric)}.`, "Correct the matchers of query.");
	return selector;
}
function found(metrics) {
	const counters = [...metrics.values()].filter(({ counter }) => counter).map(described$1);
	return counters.length === 0 ? "No counter at all was found." : `The counters found: ${list(counters)}.`;
}
/** `http_requests_total{code, method}` */
function described$1({ name, series }) {
	const labels = new Set(series.flatMap((one) => Object.keys(one)));
	const names = [...labels].sort().slice(0, 6).join(", ");
	return shown$1(labels.size === 0 ? name : `${name}{${names}${labels.size > 6 ? ", …" : ""}}`, 150);
}
function list(texts) {
	const sorted = [...texts].sort();
	return sorted.length > 12 ? `${sorted.slice(0, 12).join(", ")}, …` : sorted.join(", ");
}
// src/metrics/scraped-errors.ts
/** Whether the pages show the counter of errors: one that does not exist must not be read as no errors. */
/**
* A counter that is declared and has no series has counted nothing yet; one that no page declares is unknown.
* @param selector of the requests
* @throws MetricsError where it is unknown, no counter, or its series lack a label that is selected by
*/
function checkScrapedErrors(pages, selector, errors) {
	const isWanted = labelsTest([...selector.matchers, ...errors.matchers]);
	const labelsOf = ({ samples }) => samples.filter(({ name }) => name === errors.name).map(({ labels }) => Object.fromEntries(labels));
	const found = pages.flatMap(({ exposition }) => labelsOf(exposition));
	const type = pages.map(({ exposition }) => declared(errors, exposition)).find((one) => one !== void 0);
	if (found.length === 0 && type === void 0) throw noErrorCounter(errors, "on any page", alike(pages, selector));
	refuseOther(errors, type, pages);
	return COHORTS.flatMap((cohort) => {
		const own = pages.filter((page) => page.cohort === cohort);
		const series = own.flatMap(({ exposition }) => labelsOf(exposition));
		if (own.length === 0 || series.some(isWanted)) return [];
		refuseUntellable(errors, {
			cohort,
			selector,
			input: "query"
		}, found);
		return own.some(({ exposition }) => declared(errors, exposition)) && series.length === 0 ? [] : [notBornYet(errors, {
			cohort,
			selector
		}, found)];
	});
}
/** Its type; undefined where no series of this name can ever come. */
function declared({ name }, page) {
	return isFamilyOnly(name, page) ? void 0 : typeOf(name, page.types);
}
function refuseOther({ name }, type, pages) {
	const counts = pages.some(({ exposition }) => isCounter(name, exposition.types));
	if (type === void 0 || counts || ["untyped", "unknown"].includes(type)) return;
	throw new MetricsError("refused", `${shown$1(name, 100)} (errors) belongs to a ${shown$1(type, 20)}, and is no counter of errors.`, "Set errors to a counter, often named …_total.");
}
function alike(pages, { name: requests }) {
	const isAlike = new RegExp(`^${ERROR_NAMES}$`);
	const names = pages.flatMap(({ exposition: { samples, types } }) => samples.map(({ name }) => name).filter((name) => isCounter(name, types)));
	return [...new Set(names)].filter((name) => isAlike.test(name) && name !== requests);
}
// src/metrics/scrape.ts
/** OpenMetrics first: its end is marked, so that a page which was cut off can't pass for a whole one. */
const ACCEPT = "application/openmetrics-text;version=1.0.0;q=0.8,text/plain;version=0.0.4;q=0.5,*/*;q=0.1";
/** @param options `interval`: between polls */
function scrapeSource(config, http, { interval }) {
	return new ScrapeSource(config, new Asker(http, config.access, interval));
}
var ScrapeSource = class {
	#config;
	#asker;
	#counters;
	#pages;
	/** Once known. */
	#selector;
	constructor(config, asker) {
		this.#config = config;
		this.#asker = asker;
		this.#pages = pagesOf(config);
		this.#counters = new Counters({
			errors: config.errors,
			statusLabel: config.statusLabel,
			compares: config.baseline !== void 0
		});
	}
	async open(at, signal) {
		const readings = await this.#read(at, signal);
		const selector = chooseCounter(readings.map(({ exposition }) => exposition), this.#config);
		const missing = this.#missingErrors(readings, selector);
		const counted = this.#count(readings, selector, (series) => this.#counters.open(series, at));
		this.#selector = selector;
		return {
			...counted,
			notes: [...missing, ...counted.notes]
		};
	}
	async observe(at, signal) {
		if (this.#selector === void 0) throw new Error("observe before open");
		const readings = await this.#read(at, signal);
		return this.#count(readings, this.#selector, (series) => this.#counters.count(series, at));
	}
	/** A page shows the present alone. */
	async history() {}
	describe() {
		const { selector, errors } = this.#config;
		const counters = [this.#selector === void 0 ? selector : printSelector(this.#selector), errors.kind === "counter" ? printSelector(errors) : void 0].filter((part) => part !== void 0);
		const queries = this.#pages.map(({ cohort, url }) => ({
			cohort,
			query: [url.origin + url.pathname, ...counters].join(" ")
		}));
		const { origin, pathname } = this.#pages[0].url;
		const { statusLabel } = this.#counters;
		return {
			provider: "scrape",
			url: origin + pathname,
			queries,
			statusLabel
		};
	}
	requests() {
		return this.#asker.requests;
	}
	/** All or none: a page that is missing would make its cohort look better than it is. */
	async #read(at, signal) {
		return (await Promise.allSettled(this.#pages.map(async ({ cohort, url }) => {
			const headers = [["Accept", ACCEPT]];
			const answer = await this.#asker.ask({
				method: "GET",
				url,
				base: url,
				headers,
				body: void 0
			}, signal);
			const ahead = answer.date === void 0 ? 0 : answer.date - at;
			return {
				exposition: readPage(answer, `${url.host} (${cohort})`),
				at,
				ahead
			};
		}))).map((reading) => {
			if (reading.status === "rejected") throw reading.reason;
			return reading.value;
		});
	}
	#missingErrors(readings, selector) {
		const { errors } = this.#config;
		if (errors.kind !== "counter") return [];
		return checkScrapedErrors(this.#pages.map(({ cohort }, index) => ({
			cohort,
			exposition: readings[index].exposition
		})), selector, errors);
	}
	#count(readings, selector, count) {
		const { errors } = this.#config;
		const names = /* @__PURE__ */ new Set([selector.name, ...errors.kind === "counter" ? [errors.name] : []]);
		const matches = matchersTest(selector);
		const series = this.#pages.map((page, index) => page.series(readings[index], names, matches));
		const observation = count(series.flat());
		for (const [index, page] of this.#pages.entries()) page.counted(readings[index], series[index]);
		return {
			...observation,
			scrapeInterval: void 0
		};
	}
};
/** An instance is called by its address: host and port, with the path where that is not enough, or a number. */
function pagesOf({ canary, baseline }) {
	const addresses = [...canary.map((url) => ({
		cohort: "canary",
		url
	})), ...(baseline ?? []).map((url) => ({
		cohort: "baseline",
		url
	}))];
	const count = (name, of) => addresses.filter(({ url }) => name(url) === name(of)).length;
	const host = (url) => url.host;
	const place = (url) => url.host + url.pathname;
	return addresses.map(({ cohort, url }, index) => {
		return new Page(cohort, url, [host, place].find((name) => count(name, url) === 1)?.(url) ?? `${place(url)} #${index + 1}`);
	});
}
function readPage(answer, from) {
	const openMetrics = /^application\/openmetrics-text\b/i.test(answer.headers["content-type"] ?? "");
	try {
		return parseExposition(answer.body, openMetrics);
	} catch (error) {
		if (!(error instanceof ExpositionError)) throw error;
		throw new MetricsError("not-metrics", `${from} answered ${answer.status} with ${looksLike(answer)} instead of a page of metrics: ${error.message}.`, "Give the address of a page in the Prometheus text or OpenMetrics format, often /metrics.");
	}
}
// src/metrics/sources.ts
const FACTORIES = {
	prometheus: prometheusSource,
	scrape: scrapeSource,
	http: jsonSource,
	record: recordedSource
};
function createSource(config, http, options) {
	const factory = FACTORIES[config.provider];
	return factory(config, http, options);
}
// src/reason.ts
/** Outputs and annotations are cut elsewhere; this keeps a server's long answer out of a pager's title. */
const LONGEST = 1e3;
/**
* One sentence on one line, at most 1,000 characters, in plain text.
* @param watch as it stood when the verdict was reached; what it does not know is left out of the sentence
*/
function reasonFor(cause, watch, config) {
	return cut$1(oneLine(sentence(cause, watch, config)), LONGEST);
}
function sentence(cause, watch, config) {
	if (cause instanceof GateError) return `${ended(cause.message)} ${cause.hint}`;
	if (!("verdict" in cause)) {
		if (cause.cause === "killed") return KILLED;
		if (cause.cause === "cut-short") return cutShort(cause.after, watch);
		return cause.cause === "silent" ? silent(cause.cohort, watch) : interrupted(watch);
	}
	if (cause.verdict === "fail") return convicted(cause.by, watch, config);
	if (cause.verdict === "pass") return passed(cause.decisive, watch, config);
	return undecided(cause, watch, config);
}
function convicted(by, watch, config) {
	const finding = FINDINGS[by](watch, config);
	const { judgement } = watch;
	if (judgement === void 0) return `${finding}.`;
	const { logEvidence, logThreshold } = judgement;
	return `${finding}: evidence ${odds(logEvidence)} after ${progress(watch)}, ${odds(logThreshold)} needed.`;
}
const FINDINGS = {
	ratio({ judgement }, config) {
		return compare(judgement, config) ?? `${subject(config)} is above the baseline's`;
	},
	ceiling({ judgement }, config) {
		const ceiling = formatRate(config.strictness.maxErrorRate ?? NaN);
		const observed = judgement?.canary;
		const rate = observed === void 0 ? "too many requests" : share(observed);
		return `The canary ${answers(config)} in ${rate}, above the ceiling of ${ceiling} (max-error-rate)`;
	},
	ranks({ rateIntervals }, config) {
		const rho = config.strictness.maxErrorRatio;
		const told = rateIntervals.filter(({ standing, canary, baseline }) => standing === "admitted" && canary !== rho * baseline);
		const worse = told.filter(({ canary, baseline }) => canary > rho * baseline).length;
		return `The canary's error rate was above ${rho} times the baseline's in ${told.length === 0 ? "too many intervals" : `${worse} of ${told.length} intervals`} (only rates are known, no counts)`;
	}
};
/** `The canary's rate of 5xx is 6.2 times the baseline's (…)`; undefined without counts of both. */
function compare(judgement, config) {
	if (judgement?.canary === void 0 || judgement.baseline === void 0) return void 0;
	const { canary, baseline, ratio } = judgement;
	const sides = `${share(canary)} against ${share(baseline, "")}`;
	const limit = atLeast(judgement, config);
	if (baseline.errors === 0 && canary.errors > 0) {
		const none = `the baseline in none of ${grouped(baseline.requests)}`;
		return `The canary ${answers(config)} in ${share(canary)}, ${none}${limit === "" ? "" : ` (${limit})`}`;
	}
	const numbers = limit === "" ? sides : `${sides}; ${limit}`;
	const rho = config.strictness.maxErrorRatio;
	if (ratio === void 0 || !(ratio.value > rho) || !Number.isFinite(ratio.value)) return `${subject(config)} was, for a part of the watch, more than ${rho} times the baseline's (over all of it ${numbers})`;
	return `${subject(config)} is ${factor(ratio.value)} times the baseline's (${numbers})`;
}
function atLeast({ ratio }, { strictness }) {
	if (ratio === void 0 || !(ratio.low > 1)) return "";
	const confidence = percent(1 - strictness.falseAlarmRate);
	return `at least ${factor(ratio.low)} times with ${confidence} confidence`;
}
function passed(decisive, watch, config) {
	const caught = `${worseCanary(decisive, watch)} would have been caught in ${percentAtLeast(decisive.caught)} of such runs`;
	return `${observed(watch, config)}; ${caught}.`;
}
/** What a pass has seen, without calling an unproven difference harmless. */
function observed({ judgement, polls, rateIntervals }, config) {
	if (judgement?.canary === void 0) return `No sign of harm in ${plural$1(rateIntervals.length || polls, "interval")}`;
	const { canary, baseline, ratio, logEvidence, logThreshold } = judgement;
	const { negligibleErrorRate, maxErrorRatio, maxErrorRate } = config.strictness;
	const mine = `the canary ${answers(config)} in ${share(canary)}`;
	if (baseline === void 0) return `No sign of harm: ${mine}, the ceiling is ${formatRate(maxErrorRate ?? NaN)}`;
	const both = `${mine}, the baseline in ${share(baseline, "")}`;
	if (logEvidence >= logThreshold) return `Worse, but negligible: ${both}, and below ${formatRate(negligibleErrorRate)} (negligible-error-rate) nothing is convicted`;
	return `${ratio !== void 0 && ratio.value > maxErrorRatio ? "No proof of harm" : "No sign of harm"}: ${both}`;
}
function undecided(conclusion, watch, config) {
	const { judgement } = watch;
	switch (conclusion.cause) {
		case "no-canary-traffic": return `Not enough to say: ${noTraffic("canary", judgement?.canary, judgement?.baseline, watch)}; send the canary traffic, or check that the input \`canary\` names it.`;
		case "no-baseline-traffic": return `Not enough to say: ${noTraffic("baseline", judgement?.baseline, judgement?.canary, watch)}; check that the input \`baseline\` names a version that still gets traffic.`;
		case "unstable-baseline": {
			const { setAside = 0, strata = 0 } = judgement ?? {};
			return `Not enough to say: the baseline's own error rate jumped in ${grouped(setAside)} of ${plural$1(strata, "interval")}, so nothing can be held against the canary; mend the incident that both share, then watch again.`;
		}
		case "too-little-power": return tooLittle(conclusion.decisive, watch, config);
	}
}
function tooLittle(decisive, watch, config) {
	const canary = watch.judgement?.canary;
	const advice = `watch for longer (\`duration\`) or send the canary more traffic${canary === void 0 ? "" : ` (it had ${plural$1(canary.requests, "request")})`}`;
	if (decisive === void 0) return `Not enough to say after ${progress(watch)}: ${advice}.`;
	const needed = percentAtLeast(config.strictness.power);
	return `Not enough to say: ${worseCanary(decisive, watch)} would have been caught in only ${percentAtLeast(decisive.caught)} of such runs, ${needed} needed; ${advice}.`;
}
function noTraffic(side, mine, other, watch) {
	const had = mine === void 0 || mine.requests === 0 ? "no request" : plural$1(mine.requests, "request");
	const beside = other === void 0 ? "" : ` (the ${side === "canary" ? "baseline" : "canary"} ${plural$1(other.requests, "request")})`;
	return `the ${side} had ${had} in ${progress(watch)}${beside}`;
}
function silent(cohort, watch) {
	const who = cohort === void 0 ? "canary and baseline" : `the ${cohort}`;
	const input = cohort === void 0 ? "the inputs `canary` and `baseline` name them" : `the input \`${cohort}\` names it`;
	return `Nothing was heard of ${who} in ${progress(watch)}: no series, or no fresh sample; check that it runs, that it is scraped and that ${input}.`;
}
function interrupted(watch) {
	const { judgement } = watch;
	const evidence = judgement === void 0 ? "" : `, with evidence ${odds(judgement.logEvidence)} of the ${odds(judgement.logThreshold)} needed`;
	return `The run was cancelled after ${progress(watch)}, before a verdict${evidence}; run the job again.`;
}
function cutShort(after, watch) {
	const who = after === void 0 ? "another check" : `"${after}"`;
	return `Ended early, after ${progress(watch)}: ${who} was convicted first.`;
}
/** All that is known then: what it had seen died with it. */
const KILLED = "The gate was killed before its verdict, so the canary was not judged; look whether the runner ran out of memory or was lost, then run the job again.";
/** `9 of 40 polls`. */
function progress({ polls, plan }) {
	return plan === void 0 ? plural$1(polls, "poll") : `${grouped(polls)} of ${plural$1(plan.polls, "poll")}`;
}
/** `a canary 5 times worse`, or by its rate where `detect-rate`, not the baseline, set it. */
function worseCanary({ ratio, rate }, { judgement }) {
	const baseline = judgement?.baseline;
	if (judgement?.canary === void 0) return `a canary ${factor(ratio)} times worse`;
	const healthy = baseline === void 0 || baseline.requests === 0 ? 0 : baseline.errors / baseline.requests;
	return healthy > 0 && rate <= 1.25 * ratio * healthy ? `a canary ${factor(ratio)} times worse` : `a canary with ${percent(rate)} errors`;
}
function answers({ source: { errors } }) {
	if (errors.kind === "slower") return `is ${errors.text}`;
	return errors.kind === "statuses" ? `answers with ${errors.text}` : `fails (${errors.text})`;
}
function subject({ source: { errors } }) {
	if (errors.kind === "slower") return `The canary's share of requests ${errors.text}`;
	return errors.kind === "statuses" ? `The canary's rate of ${errors.text}` : `The canary's error rate (${errors.text})`;
}
/** `2.1 % of 4,310 requests`, `none of 4,310 requests`. */
function share({ errors, requests }, noun = " requests") {
	const of = `of ${grouped(requests)}${requests === 1 ? noun.replace(/s$/, "") : noun}`;
	return errors === 0 ? `none ${of}` : `${percent(errors / requests)} ${of}`;
}
function plural$1(count, noun) {
	return `${grouped(count)} ${noun}${count === 1 ? "" : "s"}`;
}
/** Ends in a full stop, whatever it ended in. */
function ended(text) {
	return /[.!?]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`;
}
// src/report/shown-names.ts
function shownNames(redact) {
	const names = /* @__PURE__ */ new Map();
	const taken = /* @__PURE__ */ new Set();
	return (value) => {
		const known = names.get(value);
		if (known !== void 0) return known;
		const redacted = redact(value);
		let name = redacted;
		for (let n = 2; taken.has(name); n += 1) name = `${redacted} (${n})`;
		taken.add(name);
		names.set(value, name);
		return name;
	};
}
/** The map itself where no key changes, as nearly always. */
function withShownKeys(map, shown) {
	for (const key of map.keys()) if (shown(key) !== key) return new Map([...map].map(([each, value]) => [shown(each), value]));
	return map;
}
// src/report/redaction.ts
/** Shorter values can't be masked: they would blot out half of every text. */
const SHORTEST = 4;
/** What is left of the secrets to mask: each value and each of its lines, without doubles and too short ones. */
function maskable(secrets) {
	const trimmed = secrets.flatMap((secret) => [secret, ...secret.split(/\r?\n/)]).flatMap((value) => [value, value.trim()]);
	return [...new Set(trimmed)].filter((value) => value.trim().length >= SHORTEST);
}
/** How many secrets are too short to be masked. */
function tooShort(secrets) {
	return secrets.filter((secret) => secret !== "" && secret.trim().length < SHORTEST).length;
}
/** Replaces every secret by `***`, also where it stands percent-encoded, JSON-escaped or in base64. */
function redactor(secrets) {
	const forms = [...new Set(maskable(secrets).flatMap(writtenForms))];
	if (forms.length === 0) return (text) => text;
	forms.sort((a, b) => b.length - a.length);
	const any = new RegExp(forms.map((form) => RegExp.escape(form)).join("|"), "g");
	return (text) => text.replace(any, "***");
}
function redact(text, secrets) {
	return redactor(secrets)(text);
}
function writtenForms(secret) {
	const bytes = Buffer.from(secret.toWellFormed());
	return [
		secret,
		encodeURIComponent(secret.toWellFormed()),
		JSON.stringify(secret).slice(1, -1),
		bytes.toString("base64"),
		bytes.toString("base64url")
	];
}
/**
* The outcome without secrets in any text that came from outside. Enumerations, numbers and times stay:
* a weak secret such as `pass` must not turn a verdict into `***`.
*/
function withoutSecrets(outcome) {
	const redact = redactor(outcome.config.secrets);
	const names = {
		statuses: shownNames(redact),
		instances: shownNames(redact),
		routes: shownNames(redact)
	};
	const { checks, config } = outcome;
	const watch = watchWithoutSecrets(outcome.watch, redact, names);
	return {
		...outcome,
		verdict: verdictWithoutSecrets(outcome.verdict, redact),
		leads: outcome.leads && leadsWithoutSecrets(outcome.leads, redact),
		decision: {
			...outcome.decision,
			because: redact(outcome.decision.because)
		},
		rollback: rollbackWithoutSecrets(outcome.rollback, redact),
		recovery: {
			...outcome.recovery,
			sentence: redact(outcome.recovery.sentence)
		},
		dispatch: outcome.dispatch && rollbackWithoutSecrets(outcome.dispatch, redact),
		announcements: outcome.announcements.map((told) => ({
			...told,
			sentence: redact(told.sentence),
			url: told.url && redact(told.url)
		})),
		watch,
		...checks && { checks: checks.map((check) => ({
			...check,
			verdict: verdictWithoutSecrets(check.verdict, redact),
			watch: check.watch === outcome.watch ? watch : watchWithoutSecrets(check.watch, redact, names)
		})) },
		config: configWithoutSecrets(config, redact)
	};
}
function watchWithoutSecrets(watch, redact, names) {
	return {
		...watch,
		plan: watch.plan && planWithoutSecrets(watch.plan, redact),
		outages: watch.outages.map((outage) => ({
			...outage,
			sentence: redact(outage.sentence)
		})),
		strata: watch.strata.map((stratum) => ({
			...stratum,
			canary: ofCounts(stratum.canary, names),
			baseline: stratum.baseline && ofCounts(stratum.baseline, names)
		})),
		notes: notesWithoutSecrets(watch.notes, redact),
		source: sourceWithoutSecrets(watch.source, redact),
		requests: watch.requests
	};
}
function configWithoutSecrets(config, redact) {
	return {
		...config,
		inputs: config.inputs.map((input) => ({
			...input,
			value: redact(input.value)
		}))
	};
}
function planWithoutSecrets(plan, redact) {
	return {
		...plan,
		burstiness: redact(plan.burstiness)
	};
}
function sourceWithoutSecrets(source, redact) {
	return {
		...source,
		url: redact(source.url),
		queries: source.queries.map((query) => ({
			...query,
			query: redact(query.query)
		})),
		statusLabel: source.statusLabel && redact(source.statusLabel)
	};
}
function commitsWithoutSecrets(range, redact) {
	return {
		...range,
		base: redact(range.base),
		head: redact(range.head),
		url: redact(range.url),
		commits: range.commits.map(({ sha, url, subject }) => ({
			sha,
			url: redact(url),
			subject: redact(subject)
		}))
	};
}
function leadsWithoutSecrets({ traces, commits, notes }, redact) {
	return {
		commits: commits && commitsWithoutSecrets(commits, redact),
		traces: traces.map(({ id, at, status, route, instance }) => ({
			id: redact(id),
			at,
			status: status && redact(status),
			route: route && redact(route),
			instance: instance && redact(instance)
		})),
		notes: notes.map(redact)
	};
}
function notesWithoutSecrets(notes, redact) {
	return notes.map((note) => ({
		...note,
		sentence: redact(note.sentence)
	}));
}
/** The same for a line of the log. */
function pollWithoutSecrets(poll, redact) {
	return {
		...poll,
		outage: poll.outage && ofError(poll.outage, redact),
		notes: notesWithoutSecrets(poll.notes, redact)
	};
}
/** The same for a line after the rollback. */
function recoveryPollWithoutSecrets(poll, redact) {
	return {
		...poll,
		outage: poll.outage && ofError(poll.outage, redact)
	};
}
function verdictWithoutSecrets(verdict, redact) {
	const reason = redact(verdict.reason);
	return verdict.verdict === "error" ? {
		...verdict,
		reason,
		error: ofError(verdict.error, redact)
	} : {
		...verdict,
		reason
	};
}
function rollbackWithoutSecrets(rollback, redact) {
	if (rollback.state === "not-called") return {
		...rollback,
		because: redact(rollback.because)
	};
	return rollback.state === "failed" ? {
		...rollback,
		error: ofError(rollback.error, redact)
	} : rollback;
}
function ofCounts(counts, names) {
	return {
		...counts,
		statuses: withShownKeys(counts.statuses, names.statuses),
		instances: withShownKeys(counts.instances, names.instances),
		routes: withShownKeys(counts.routes, names.routes)
	};
}
function ofError(error, redact) {
	return new SavedError(error.code, redact(error.message), redact(error.hint));
}
// src/watch-log.ts
/** A server that repeats itself for hours must not fill the memory or the report. */
const MOST_NOTES$1 = 200;
const MOST_OUTAGES = 1e3;
var WatchLog = class {
	openedAt;
	plan;
	judgeSettings;
	judgement;
	polls = 0;
	outages = [];
	strata = [];
	rateIntervals = [];
	notes = [];
	#source;
	#sentences = /* @__PURE__ */ new Set();
	constructor(openedAt, source) {
		this.openedAt = openedAt;
		this.#source = source;
	}
	get source() {
		return this.#source.describe();
	}
	get requests() {
		return this.#source.requests();
	}
	/** Keeps the notes that are new. */
	note({ notes }) {
		for (const note of notes) {
			if (this.#sentences.has(note.sentence) || this.notes.length >= MOST_NOTES$1) continue;
			this.#sentences.add(note.sentence);
			this.notes.push(note);
		}
	}
	outage(at, error) {
		if (this.outages.length >= MOST_OUTAGES) return;
		this.outages.push({
			at,
			code: error.code,
			sentence: error.message
		});
	}
	/** Takes in a judgement and what it settled; the newest stratum shows what is known without it. */
	judged(judgement) {
		this.judgement = judgement;
		const newest = {
			index: judgement.strata - 1,
			standing: "waiting"
		};
		for (const { index, standing } of [newest, ...judgement.settled]) {
			const settled = {
				standing,
				logEvidence: judgement.logEvidence,
				ratioLow: judgement.ratio?.low,
				ratioHigh: judgement.ratio?.high
			};
			settle(this.strata[index], settled);
			settle(this.rateIntervals[index], settled);
		}
		return judgement;
	}
};
function settle(entry, settled) {
	if (entry !== void 0) Object.assign(entry, settled);
}
// src/github/limits.ts
/** Without a word on how long, GitHub wants to be left alone for a minute. */
const UNSAID = 6e4;
/**
* How long to wait because a rate limit was met, undefined where none was. A 403 is one only with a sign of it.
* `x-ratelimit-reset` (seconds since the epoch) is taken against the server's own clock.
* (GitHub, Rate limits for the REST API: "Exceeding the rate limit".)
*/
function rateLimitWait(status, headers, message, now) {
	if (status !== 403 && status !== 429) return void 0;
	const text = (name) => headers[name] === void 0 ? void 0 : String(headers[name]).trim();
	const date = Date.parse(text("date") ?? "");
	const serverNow = Number.isNaN(date) ? now : date;
	const asked = retryAfter(text("retry-after"), serverNow, now);
	if (asked !== void 0) return asked;
	if (text("x-ratelimit-remaining") === "0") {
		const reset = Number(text("x-ratelimit-reset"));
		return reset > 0 ? Math.max(0, reset * 1e3 - serverNow) + 1e3 : UNSAID;
	}
	return status === 429 || /rate limit/i.test(message) ? UNSAID : void 0;
}
// src/github/redirects.ts
const MOST_HOPS = 3;
const FOLLOWED = [
	301,
	302,
	307,
	308
];
/** The API sent us where no token should go, or in circles. */
var RedirectRefused = class extends Error {
	name = "RedirectRefused";
};
/**
* `fetch` that follows up to three redirects within one origin. By hand: fetch itself turns a redirected POST into a
* GET, whose answer would be taken for success.
* @throws RedirectRefused
*/
function following(fetch) {
	return async (url, options) => {
		let target = new URL(url);
		for (let hop = 0; hop <= MOST_HOPS; hop += 1) {
			const response = await fetch(target.href, {
				...options,
				redirect: "manual"
			});
			if (response.status < 300 || response.status > 399 || response.status === 304) return response;
			const next = URL.parse(response.headers.get("location") ?? "", target.href);
			await response.body?.cancel();
			if (next === null || !FOLLOWED.includes(response.status)) throw new RedirectRefused(`it answered ${response.status} without saying where to go`);
			if (next.origin !== target.origin) throw new RedirectRefused(`it redirects to ${next.origin}, which is not where the token belongs`);
			target = next;
		}
		throw new RedirectRefused(`it redirected 4 times`);
	};
}
// src/github/api.ts
/** One conversation with the GitHub API: authorized, versioned, bounded in time, patient with rate limits. */
const API_VERSION = "2022-11-28";
/** Before each next attempt, where another may help. */
const PAUSES = [1e3, 3e3];
/** The request never left this machine, whatever it would have done. */
const NEVER_SENT = [
	"ECONNREFUSED",
	"ENOTFOUND",
	"EAI_AGAIN",
	"UND_ERR_CONNECT_TIMEOUT"
];
/** Where the run belongs to; undefined outside of GitHub Actions. */
function repositoryOf({ repository }) {
	const [owner, repo, ...rest] = repository?.split("/") ?? [];
	return owner && repo && rest.length === 0 ? {
		owner,
		repo
	} : void 0;
}
/**
* Opens a conversation; @actions/github is loaded here, when the gate has something to say. Its answers to GET and PATCH
* are asked for again after a 5xx or a broken connection; a POST only when it can't have been heard.
*/
async function converse(config, token, patience) {
	const [{ getOctokit }, { defaults }] = await Promise.all([import("./actions-github2.js"), import("./actions-github.js")]);
	let attempts = 0;
	const counted = (url, options) => {
		attempts += 1;
		return following(defaults.request?.fetch)(url, options);
	};
	const octokit = getOctokit(token, {
		baseUrl: config.apiUrl.href.replace(/\/+$/, ""),
		userAgent: `canary-gate/${VERSION}`,
		log: {
			debug: ignore,
			info: ignore,
			warn: ignore,
			error: ignore
		},
		request: { fetch: bounded(counted, patience) }
	});
	octokit.hook.before("request", (options) => {
		options.headers["x-github-api-version"] = API_VERSION;
	});
	let left = patience.budget;
	octokit.hook.wrap("request", async (request, options) => {
		for (let failures = 0;; failures += 1) try {
			return await request(options);
		} catch (error) {
			const pause = pauseAfter(error, options.method, failures, patience);
			if (pause === void 0 || pause > left) throw error;
			left -= pause;
			await patience.clock.sleepUntil(patience.clock.now() + pause, patience.signal);
		}
	});
	return {
		octokit,
		attempts: () => attempts
	};
}
function pauseAfter({ status, message, response, cause }, method, failures, { clock, signal }) {
	if (signal.aborted) return void 0;
	if (response !== void 0) {
		const limited = rateLimitWait(status ?? 0, response.headers, message, clock.now());
		if (limited !== void 0) return limited;
		return method !== "POST" && (status ?? 0) >= 500 ? PAUSES[failures] : void 0;
	}
	const code = (cause?.cause)?.code ?? "";
	return cause instanceof TypeError && (method !== "POST" || NEVER_SENT.includes(code)) ? PAUSES[failures] : void 0;
}
/** Answers within the time that one request gets, body included, or not at all. */
function bounded(fetch, { signal, timeout }) {
	return async (url, options) => {
		const either = AbortSignal.any([signal, deadlineAfter(timeout)]);
		const response = await fetch(url, {
			...options,
			signal: either
		});
		const body = await textOf(response);
		const { status, headers } = response;
		const whole = new Response(body === "" ? null : body, {
			status,
			headers: [...headers]
		});
		return Object.defineProperty(whole, "url", { value: response.url });
	};
}
/** No page of a hundred comments is longer: each has at most 65,536 characters, of up to four bytes. */
const MOST_BYTES$1 = 3e7;
async function textOf(response) {
	const chunks = [];
	let size = 0;
	for await (const chunk of response.body ?? []) {
		size += chunk.byteLength;
		if (size > MOST_BYTES$1) throw new Error(`an answer of more than ${MOST_BYTES$1} bytes`);
		chunks.push(chunk);
	}
	return Buffer.concat(chunks).toString("utf8");
}
function ignore() {}
// src/github/trouble.ts
const LONGEST_MESSAGE = 300;
/** The exact line, as it stands in a workflow. */
function permissionsLine(permission) {
	return `permissions: { ${permission}: ${permission === "contents" ? "read" : "write"} }`;
}
/** Whatever was thrown while GitHub was asked; never throws itself. */
function troubleOf(error, permission, signal) {
	if (signal.aborted) return trouble("interrupted", void 0, "the run was cancelled");
	const inner = reasons(error);
	const refused = inner.find((reason) => reason instanceof RedirectRefused);
	if (refused !== void 0) return trouble("redirected", void 0, refused.message);
	if (inner.some(({ name }) => name === "TimeoutError")) return trouble("unreachable", void 0, "GitHub gave no answer in time");
	const failure = error;
	if (failure.response !== void 0) return ofAnswer(failure, failure.response, permission);
	if (failure.status === void 0) return trouble("refused", void 0, `GitHub's answer can't be read (${said$1(String(error))})`);
	return trouble("unreachable", void 0, `GitHub can't be reached (${said$1(inner.map((reason) => reason.code).find((it) => typeof it === "string") ?? failure.message)})`);
}
function ofAnswer({ status = 0, message }, { headers, data }, permission) {
	const text = typeof data === "object" && data !== null && "message" in data ? message : "";
	const why = `GitHub answered ${status}${text === "" ? "" : `: ${JSON.stringify(said$1(text))}`}`;
	if (rateLimitWait(status, headers, message, 0) !== void 0) return trouble("overloaded", status, `${why}, a rate limit that lasts longer than the gate waits`);
	if (status === 401) return trouble("unauthorized", status, why, "The token is not valid: check github-token.");
	if (status === 404 || status === 403 && /not accessible/i.test(text)) return trouble("unauthorized", status, why, lacking(permission, status));
	return trouble(status >= 500 ? "overloaded" : "refused", status, why);
}
/** GitHub answers 404, too, for what a token must not see. */
function lacking(permission, status) {
	const add = `Add \`${permissionsLine(permission)}\` to the job`;
	const forks = "runs of pull requests from forks never get it";
	return status === 404 ? `There is no such thing, or the token must not see it. ${add}, beside those it has (${forks}).` : `${add}, beside those it has (${forks}).`;
}
function trouble(code, status, why, hint) {
	return {
		code,
		status,
		why,
		hint
	};
}
/** An error and what it was caused by. */
function reasons(error) {
	const found = [];
	for (let at = error; at instanceof Error && found.length < 5; at = at.cause) found.push(at);
	return found;
}
function said$1(text) {
	return cut$1(oneLine(text), LONGEST_MESSAGE).replaceAll("##[", "## [");
}
// src/report/icons.ts
/** A verdict at a glance, in Markdown. */
const ICONS = {
	pass: "✅",
	fail: "❌",
	inconclusive: "⚠️",
	error: "🛑"
};
// src/report/recovery-section.ts
/** Empty where nothing was watched for and nothing happened. */
function recoverySection({ recovery }) {
	const { state, sentence, times } = recovery;
	const told = state === "not-watched" ? "" : text(sentence);
	return [state === "unconfirmed" ? `> [!CAUTION]\n> ${told}` : told, timesLine(times)].filter((part) => part !== "").join("\n\n");
}
/** `onset 12:00:15 (estimated) → convicted 12:02:00 → rolled back 12:02:01 → recovered 12:03:16: 3m1s in all` */
function timesLine({ onset, conviction, call, recovery }) {
	if (call === void 0) return "";
	const moments = [
		{
			what: "onset (estimated)",
			at: onset
		},
		{
			what: "convicted",
			at: conviction
		},
		{
			what: "rollback accepted",
			at: call
		},
		{
			what: "recovered",
			at: recovery
		}
	].flatMap(({ what, at }) => at === void 0 ? [] : [{
		what,
		at
	}]);
	const steps = moments.map(({ what, at }) => `${what} ${timeOfDay(at)}`).join(" → ");
	const whole = moments.at(-1).at - moments[0].at;
	return moments.length < 2 ? "" : text(`${steps} UTC: ${formatDuration(roundToSecond(whole))} in all.`);
}
function roundToSecond(duration) {
	return Math.round(duration / 1e3) * 1e3;
}
// src/report/news.ts
/** What others read of a verdict on GitHub: a deployment's status, and a comment that fits on a screen. */
/** GitHub refuses a longer one. */
const LONGEST_DESCRIPTION = 140;
/** Holds no secret, whatever the outcome does; what strangers wrote is escaped. */
function newsOf(complete) {
	const outcome = shown(complete);
	return {
		deployment: {
			state: stateOf(outcome),
			description: cut$1(oneLine(described(outcome)), LONGEST_DESCRIPTION),
			logUrl: outcome.run.runUrl
		},
		comment: commentOf(outcome)
	};
}
/** Of all that `withoutSecrets` cleans, the few texts that are told here. */
function shown(outcome) {
	const redact = redactor(outcome.config.secrets);
	const { verdict, decision, rollback, dispatch, recovery } = outcome;
	return {
		...outcome,
		recovery: {
			...recovery,
			sentence: redact(recovery.sentence)
		},
		verdict: verdictWithoutSecrets(verdict, redact),
		decision: {
			...decision,
			because: redact(decision.because)
		},
		rollback: rollbackWithoutSecrets(rollback, redact),
		dispatch: dispatch && rollbackWithoutSecrets(dispatch, redact)
	};
}
/** A conviction is a failure whatever the job's exit; a verdict of no kind counts as the policy has it. */
function stateOf(outcome) {
	const { verdict, recovery } = outcome;
	if (isRolledBack(outcome) && recovery.state !== "unconfirmed") return "inactive";
	return verdict.verdict === "fail" || jobFails(outcome) ? "failure" : "success";
}
function described(outcome) {
	const { verdict } = outcome;
	if (rollbackFailed(outcome)) return `THE ROLLBACK FAILED. ${verdict.verdict}: ${verdict.reason}`;
	if (outcome.recovery.state === "unconfirmed") return outcome.recovery.sentence;
	return `${isRolledBack(outcome) ? "Rolled back. " : ""}${verdict.verdict}: ${verdict.reason}`;
}
function commentOf(outcome) {
	const { verdict, watch, run } = outcome;
	return [
		`### ${ICONS[verdict.verdict]} Canary Gate: ${verdict.verdict}`,
		`**${text(verdict.reason)}**`,
		watch.judgement === void 0 ? "" : ratesTable(watch),
		rollbackFailed(outcome) ? `> [!CAUTION]\n> ${text(rollbackSentence(outcome))}` : text(rollbackSentence(outcome)),
		recoverySection(outcome),
		`<sub>${[
			run.runUrl === void 0 ? "" : link("The whole report", run.runUrl),
			run.sha === void 0 ? "" : `commit ${code(run.sha.slice(0, 7))}`,
			run.job === void 0 ? "" : `job ${code(run.job)}`,
			run.runAttempt === void 0 ? "" : `attempt ${text(run.runAttempt)}`
		].filter((part) => part !== "").join(" · ")}</sub>`
	].filter((section) => section !== "").join("\n\n");
}
// src/on-github.ts
/**
* Starts the workflow where a rollback is due.
* @param message under whose id; by default that of the verdict
* @returns undefined where no workflow is set
*/
async function dispatchWorkflow(github, judged, signal, message) {
	const { decision, config } = judged;
	if (github === void 0 || config.github?.rollbackWorkflow === void 0) return void 0;
	if (!decision.rollback) return {
		state: "not-called",
		because: decision.because
	};
	const { id, fields } = message ?? rollbackMessage(judged);
	const { verdict, reason, canary, baseline, "run-url": runUrl } = fields;
	const inputs = {
		id,
		verdict,
		reason,
		canary,
		baseline,
		"run-url": runUrl
	};
	return github.rollBack(id, inputs, signal);
}
/** Sets the deployment's status and comments. A dry run touches nothing, what others see on GitHub included. */
async function announce$1(github, acted, signal) {
	if (github === void 0 || acted.config.policies.dryRun) return [];
	return github.announce(newsOf(acted), signal);
}
// src/incident.ts
/** All but the recovery. */
function incidentTimes({ verdict, rollback, dispatch, watch, decidedAt }) {
	const failed = verdict.verdict === "fail";
	return {
		onset: failed ? onsetOf(verdict.by, watch) : void 0,
		conviction: failed ? decidedAt : void 0,
		call: acceptedAt({
			rollback,
			dispatch
		})
	};
}
/** Of a comparison with a baseline alone: a ceiling or ranks say nothing of before and after. */
function onsetOf(by, { strata }) {
	const usable = strata.filter(({ canary, standing }) => canary.requests > 0 && standing !== "set-aside");
	return by === "ratio" ? usable[likelyOnset(usable)]?.start : void 0;
}
// src/github/run.ts
const OUTSIDE = {
	repository: void 0,
	sha: void 0,
	runId: void 0,
	runAttempt: void 0,
	job: void 0,
	step: void 0,
	runUrl: void 0
};
/**
* The run's identity, all undefined outside of GitHub Actions or where the runner's own account of it can't be read.
* Read from the variables themselves: @actions/github has them too, but takes some 70 ms to load.
*/
function readRunIdentity(environment) {
	const text = (name) => environment[`GITHUB_${name}`]?.trim() || void 0;
	const runId = text("RUN_ID");
	const repository = text("REPOSITORY");
	if (runId === void 0 || repository === void 0) return OUTSIDE;
	const runAttempt = text("RUN_ATTEMPT") ?? "1";
	const server = (text("SERVER_URL") ?? "https://github.com").replace(/\/+$/, "");
	return {
		repository,
		sha: text("SHA"),
		runId,
		runAttempt,
		job: text("JOB"),
		step: text("ACTION"),
		runUrl: `${server}/${repository}/actions/runs/${runId}/attempts/${runAttempt}`,
		action: actionVersion(text("ACTION_REPOSITORY"), text("ACTION_REF"))
	};
}
/** As GitHub spells the two; anything else is not to be put into a command. */
function actionVersion(repository, ref) {
	return /^[\w.-]+\/[\w.-]+$/.test(repository ?? "") && /^[\w./-]+$/.test(ref ?? "") ? {
		repository,
		ref
	} : void 0;
}
// src/github/comment.ts
/** One comment on each pull request of the commit, written once and kept up to date. */
/** A commit deep in a stack may be in dozens of pull requests; not all of them want to hear of it. */
const MOST_PULLS = 5;
/** Open and merged pull requests that hold the commit, that of the event first, at most five. */
async function pullsOf(octokit, repository, config, sha) {
	const event = await eventPull();
	const found = sha === void 0 ? [] : await octokit.paginate(octokit.rest.repos.listPullRequestsAssociatedWithCommit, {
		...repository,
		commit_sha: sha,
		per_page: 100
	});
	const name = `${repository.owner}/${repository.repo}`.toLowerCase();
	const ours = found.filter(({ base }) => config.repositoryId === void 0 ? base.repo.full_name.toLowerCase() === name : base.repo.id === config.repositoryId);
	const numbers = [...event === void 0 ? [] : [event], ...ours.map(({ number }) => number)];
	return [...new Set(numbers)].slice(0, MOST_PULLS);
}
/** In a run of the event `pull_request` the commit is a merge that GitHub made, which belongs to no pull request. */
async function eventPull() {
	const { context } = await import("./actions-github2.js");
	return context.payload.pull_request?.number;
}
/** Writes the comment, or brings the one with this marker up to date. */
async function writeComment(octokit, repository, pull, marker, markdown) {
	const body = `${marker}\n${markdown}`;
	const known = await ownComment(octokit, repository, pull, marker);
	const { data } = known === void 0 ? await octokit.rest.issues.createComment({
		...repository,
		issue_number: pull,
		body
	}) : await octokit.rest.issues.updateComment({
		...repository,
		comment_id: known,
		body
	});
	return {
		pull,
		url: data.html_url,
		updated: known !== void 0
	};
}
const TRUSTED = [
	"OWNER",
	"MEMBER",
	"COLLABORATOR"
];
/** The marker is no secret: a stranger who copies it must not get the report under their name. */
async function ownComment(octokit, repository, pull, marker) {
	const pages = octokit.paginate.iterator(octokit.rest.issues.listComments, {
		...repository,
		issue_number: pull,
		per_page: 100
	});
	for await (const { data } of pages) {
		const own = data.find(({ body, user, author_association }) => body?.startsWith(marker) && (user?.type === "Bot" || TRUSTED.includes(author_association ?? "")));
		if (own !== void 0) return own.id;
	}
}
/** Say what a gate is about; the legs of a matrix, whose job and step have the same names, differ in them. */
const TELLING = [
	"metrics-url",
	"canary",
	"baseline",
	"environment"
];
/**
* The hidden line that a gate knows its comment by: the same over reruns and over the commits of a pull request, so
* commit ids in the inputs do not count; another one for another workflow, job, step or leg of a matrix.
*/
function markerOf({ job, step }, workflow, inputs) {
	const about = inputs.filter(({ name }) => TELLING.includes(name)).map(({ name, value }) => [name, value.replace(/\b[0-9a-f]{7,40}\b/g, "*")]);
	return `<!-- canary-gate:${createHash("sha256").update(JSON.stringify([
		workflow,
		job,
		step,
		about
	])).digest("hex").slice(0, 24)} -->`;
}
// src/github/deployment.ts
/**
* @param sha of the run: of an environment's deployments only those of this commit are the gate's business
* @returns the deployment's id; undefined when the environment has none of this commit
*/
async function setDeploymentStatus(octokit, repository, target, sha, news) {
	const id = target.kind === "id" ? target.id : await newestOf(octokit, repository, target.name, sha);
	if (id === void 0) return void 0;
	const address = await addressOf(octokit, repository, id);
	await octokit.rest.repos.createDeploymentStatus({
		...repository,
		deployment_id: id,
		state: news.state,
		description: news.description,
		...news.logUrl === void 0 ? {} : { log_url: news.logUrl },
		...address === void 0 ? {} : { environment_url: address }
	});
	return id;
}
async function newestOf(octokit, repository, environment, sha) {
	if (sha === void 0) return void 0;
	const all = await octokit.paginate(octokit.rest.repos.listDeployments, {
		...repository,
		environment,
		sha,
		per_page: 100
	});
	const age = (created) => Date.parse(created) || 0;
	return all.toSorted((a, b) => age(b.created_at) - age(a.created_at) || b.id - a.id)[0]?.id;
}
/** Of its newest status: what a later status leaves out, GitHub no longer shows. */
async function addressOf(octokit, repository, id) {
	const { data } = await octokit.rest.repos.listDeploymentStatuses({
		...repository,
		deployment_id: id,
		per_page: 1
	});
	const address = data[0]?.environment_url;
	return address ? address : void 0;
}
// src/github/workflow.ts
/** Of one input, in characters: GitHub takes 65,535 for all of them. */
const LONGEST_INPUT = 8e3;
/**
* Sent once: a request that may have been heard is not repeated, because a second rollback would go one release too far.
* @param inputs at most 25, each text cut to 8,000 characters
* @returns `failed` for whatever goes wrong
*/
async function startWorkflow(config, target, repository, id, inputs, patience) {
	const failed = (attempts, trouble) => {
		const error = refusal(target, trouble);
		return {
			state: "failed",
			id,
			attempts,
			status: trouble.status,
			error
		};
	};
	if (config.token === void 0 || repository === void 0) return failed(0, NO_TOKEN);
	const { octokit, attempts } = await converse(config, config.token, patience);
	try {
		const { status } = await octokit.rest.actions.createWorkflowDispatch({
			...repository,
			workflow_id: target.file,
			ref: target.ref,
			inputs: Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, cut$1(value, LONGEST_INPUT)]))
		});
		return {
			state: "done",
			id,
			attempts: attempts(),
			status,
			at: patience.clock.now()
		};
	} catch (error) {
		return failed(attempts(), troubleOf(error, "actions", patience.signal));
	}
}
const NO_TOKEN = {
	code: "unauthorized",
	status: void 0,
	why: "there is no github-token, or no workflow run that it belongs to",
	hint: `Give github-token and add \`${permissionsLine("actions")}\` to the job.`
};
function refusal({ file, ref }, { code, status, why, hint }) {
	return new RollbackError(code, `The rollback workflow ${file} could not be started on ${ref}: ${why}.`, `Roll the canary back by hand now. ${hint ?? adviceOn(code, status)}`);
}
function adviceOn(code, status) {
	if (status === 422) return "Then see that the workflow exists on that ref, has `on: workflow_dispatch`, and declares the inputs id, verdict, reason, canary, baseline and run-url.";
	if (code === "unreachable" || code === "interrupted" || (status ?? 0) >= 500) return "It may have been started all the same: look at the runs of that workflow first.";
	return "Then look at the runs of that workflow and at its settings.";
}
// src/github/side.ts
/** Rate limits are waited for: long where a rollback is due, shortly where something is only told. */
const ROLLBACK_BUDGET = 12e4;
const NEWS_BUDGET = 3e4;
const TIMEOUT = 15e3;
/** @returns undefined where no input asks for anything on GitHub */
function githubSide({ github, inputs }, run, clock) {
	if (github === void 0) return void 0;
	const repository = repositoryOf(run);
	return {
		async rollBack(id, workflowInputs, signal) {
			const target = github.rollbackWorkflow;
			if (target === void 0) return {
				state: "not-called",
				because: "No workflow is set."
			};
			return startWorkflow(github, target, repository, id, workflowInputs, {
				clock,
				signal,
				timeout: TIMEOUT,
				budget: ROLLBACK_BUDGET
			});
		},
		async announce(news, signal) {
			const told = wanted(github, run, markerOf(run, github.workflow, inputs), news);
			const patience = {
				clock,
				signal,
				timeout: TIMEOUT,
				budget: NEWS_BUDGET
			};
			const announcements = told.map((telling) => tell(telling, github, repository, patience));
			return (await Promise.all(announcements)).flat();
		}
	};
}
function wanted(github, run, marker, news) {
	return [...github.deployment === void 0 ? [] : [deploymentTelling(github.deployment, run, news.deployment)], ...github.comment ? [commentTelling(github, run, marker, news.comment)] : []];
}
function deploymentTelling(target, { sha }, news) {
	const what = "deployment";
	const name = target.kind === "id" ? String(target.id) : `of ${target.name}`;
	return {
		what,
		phrase: `The status of deployment ${name} could not be set`,
		permission: "deployments",
		async tell(octokit, repository) {
			const id = await setDeploymentStatus(octokit, repository, target, sha, news);
			if (id === void 0) {
				const sentence = `The environment ${name.slice(3)} has no deployment of commit ${short(sha)}: no status was set. Check the environment's name, or give deployment-id.`;
				return [{
					what,
					state: "failed",
					sentence,
					url: void 0
				}];
			}
			const sentence = `The status of deployment ${id} is now ${news.state}.`;
			return [{
				what,
				state: "done",
				sentence,
				url: void 0
			}];
		}
	};
}
function commentTelling(github, { sha }, marker, markdown) {
	const what = "comment";
	return {
		what,
		phrase: "The pull request could not be commented on",
		permission: "pull-requests",
		async tell(octokit, repository) {
			const pulls = await pullsOf(octokit, repository, github, sha);
			if (pulls.length === 0) {
				const sentence = `No pull request holds commit ${short(sha)}: there was nothing to comment on.`;
				return [{
					what,
					state: "skipped",
					sentence,
					url: void 0
				}];
			}
			const announcements = [];
			for (const pull of pulls) {
				const commented = await writeComment(octokit, repository, pull, marker, markdown);
				announcements.push(asAnnouncement(commented));
			}
			return announcements;
		}
	};
}
function asAnnouncement({ pull, url, updated }) {
	return {
		what: "comment",
		state: "done",
		sentence: `${updated ? "The comment on pull request" : "Commented on pull request"} ${pull}${updated ? " is up to date" : ""}.`,
		url
	};
}
async function tell(telling, github, repository, patience) {
	const { what, phrase, permission } = telling;
	const failed = (why) => [{
		what,
		state: "failed",
		sentence: `${phrase}: ${why}`,
		url: void 0
	}];
	if (github.token === void 0 || repository === void 0) return failed(`there is no github-token, or no workflow run that it belongs to. Give github-token and add \`${permissionsLine(permission)}\` to the job.`);
	try {
		const { octokit } = await converse(github, github.token, patience);
		return await telling.tell(octokit, repository);
	} catch (error) {
		const { why, hint } = troubleOf(error, permission, patience.signal);
		return failed(`${why}.${hint === void 0 ? "" : ` ${hint}`}`);
	}
}
function short(sha) {
	return sha?.slice(0, 7) ?? "(unknown)";
}
// src/report/action-core.ts
const LONGEST_ANNOTATION = 4096;
/** An annotation, cut to what GitHub keeps of it. */
function annotate(core, level, title, message) {
	const kept = message.length <= LONGEST_ANNOTATION ? message : `${message.slice(0, 4095).toWellFormed()}…`;
	core[level](kept, { title });
}
/** Text is not broken into less than this. */
const NARROWEST = 20;
/**
* A line that the runner prints and does not obey. It takes `::name::` at the start of a line, spaces
* before it allowed, and `##[name]` anywhere for a command.
*/
function logLine(text) {
	return text.toWellFormed().replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, " ").replaceAll("##[", "## [").replace(/^(\s*)::/, "$1: :").trimEnd();
}
/** Strange text in lines of at most so many columns; a word that does not fit is broken. By hand: wrapping is four lines. */
function wrapped(text, indent, longest = 1e3, columns = 100) {
	const width = Math.max(NARROWEST, columns - indent.length);
	const pieces = new RegExp(`(\\S.{0,${width - 2}}\\S|\\S)(?=\\s|$)|\\S{1,${width}}`, "gu");
	return (cut$1(oneLine(text), longest).match(pieces) ?? []).map((line) => logLine(indent + line));
}
// src/report/outputs.ts
/** The outputs of the step, all texts: what is not known is empty. */
/**
* @param outcome without secrets
* @param report path of the JSON record; undefined when it could not be written
* @param html the same for the page
*/
function outputs(outcome, report, html) {
	const { verdict, watch, recovery, decidedAt } = outcome;
	const { judgement } = watch;
	return {
		verdict: verdict.verdict,
		reason: verdict.reason,
		evidence: number$1(judgement && evidenceValue(judgement.logEvidence)),
		"p-value": number$1(judgement?.pValue),
		"canary-error-rate": number$1(errorRate$1(watch, "canary")),
		"baseline-error-rate": number$1(errorRate$1(watch, "baseline")),
		"error-ratio": number$1(judgement?.ratio?.value),
		"error-ratio-low": number$1(judgement?.ratio?.low),
		"error-ratio-high": number$1(judgement?.ratio?.high),
		"canary-errors": number$1(judgement?.canary?.errors),
		"canary-requests": number$1(judgement?.canary?.requests),
		"baseline-errors": number$1(judgement?.baseline?.errors),
		"baseline-requests": number$1(judgement?.baseline?.requests),
		polls: number$1(watch.polls),
		"decided-at": isoInstant(decidedAt) ?? "",
		"rolled-back": String(isRolledBack(outcome)),
		recovered: RECOVERED[recovery.state],
		report: report ?? "",
		"report-html": html ?? ""
	};
}
const RECOVERED = {
	"not-watched": "",
	recovered: "true",
	unconfirmed: "false",
	interrupted: ""
};
/** The same outputs where the watch never began. */
function outputsOfError(reason) {
	return {
		...UNKNOWN,
		verdict: "error",
		reason
	};
}
const UNKNOWN = {
	verdict: "",
	reason: "",
	evidence: "",
	"p-value": "",
	"canary-error-rate": "",
	"baseline-error-rate": "",
	"error-ratio": "",
	"error-ratio-low": "",
	"error-ratio-high": "",
	"canary-errors": "",
	"canary-requests": "",
	"baseline-errors": "",
	"baseline-requests": "",
	polls: "0",
	"decided-at": "",
	"rolled-back": "false",
	recovered: "",
	report: "",
	"report-html": ""
};
/** `Infinity` where there is no upper limit; empty for what has no value, such as 0 / 0. */
function number$1(value) {
	return value === void 0 || Number.isNaN(value) ? "" : String(value);
}
// src/report/log-cells.ts
/** A bar so many characters wide, filled as far as `share` of it; what is beyond [0, 1] is cut. */
function bar(share, width) {
	const filled = Math.round(Math.min(1, Math.max(0, share)) * width);
	return "█".repeat(filled) + "░".repeat(width - filled);
}
/** The two largest units: `2m15s`, `1h30m`. */
function shortTime(duration) {
	const rounded = Math.round(duration / 1e3) * 1e3;
	return formatDuration(rounded).match(/-?\d+[a-z]+/g)?.slice(0, 2).join("") ?? "?";
}
const SMALLEST_RATE = 1e-5;
function shortRate(rate) {
	if (rate === void 0) return "–";
	return rate > 0 && rate < SMALLEST_RATE ? "<.001%" : percent(rate).replace(" ", "");
}
/** `2.3 [0.96, 4.7]`: with its limits. */
function shortRatio(ratio) {
	if (ratio === void 0) return "–";
	return `${shortFactor(ratio.value)} [${shortFactor(ratio.low)}, ${shortFactor(ratio.high)}]`;
}
function shortFactor(value) {
	if (value > 0 && value < .01) return "<.01";
	if (value < 1) return String(Number(value.toFixed(2)));
	return value > 999 && value !== Number.POSITIVE_INFINITY ? ">999" : factor(value);
}
const shortened = new Intl.NumberFormat("en", {
	notation: "compact",
	maximumSignificantDigits: 3
});
/** All digits below 100,000, then `123K`, `1.23M`. */
function compact(count) {
	return count < 1e5 ? grouped(count) : shortened.format(count);
}
// src/report/log.ts
const BAR = 8;
const WIDTHS = {
	elapsed: 6,
	requests: 6,
	rate: 7,
	ratio: 17,
	evidence: 11
};
const MOST_NOTES = 3;
/** What is watched, for how long, and what it takes to be convicted and to pass. */
function openingLines(config, source, columns = 100) {
	const paragraph = (text, indent = "", longest) => wrapped(text, indent, longest, columns);
	const { timing, checks } = config;
	const { replay } = timing;
	const when = replay === void 0 ? `watches ${source.provider} at ${source.url} for ${formatDuration(timing.duration)}` : `judges the past of ${source.provider} at ${source.url}, ${dateAndTime(replay.start)} to ${dateAndTime(replay.end)}`;
	const rules = [
		...timing.warmup > 0 ? [`For the first ${formatDuration(timing.warmup)} nothing is counted.`] : [],
		falseAlarms(config),
		...eachOnce(checks, passMeans),
		consequence(config)
	];
	return [
		...paragraph(`Canary Gate ${when}, one poll every ${formatDuration(timing.interval)}.`),
		...source.queries.flatMap(({ check, cohort, query }) => paragraph(`${check === void 0 ? "" : `"${check}", `}${cohort}: ${query}`, "  ", 400)),
		...eachOnce(checks, ({ source: { errors } }) => `errors: ${errors.text}`).flatMap((line) => paragraph(line, "  ")),
		...rules.flatMap((rule) => paragraph(rule))
	];
}
/** The checks of a step share the false alarms that the user allows. */
function falseAlarms({ checks, strictness: { falseAlarmRate } }) {
	const all = Number((falseAlarmRate * checks.length).toPrecision(12));
	const each = checks.length > 1 ? `: ${checks.length} checks share it, ${formatRate(falseAlarmRate)} each` : "";
	return `Of healthy canaries at most ${formatRate(all)} are ever convicted${each}.`;
}
function passMeans({ strictness: { detectRatio, power } }) {
	return `A pass means: a canary ${detectRatio} times worse would have been caught in at least ${formatRate(power)} of such runs.`;
}
/** What all checks share is said once, what differs with the names of those it is true of. */
function eachOnce(checks, say) {
	const by = Map.groupBy(checks, say);
	return [...by].map(([sentence, those]) => by.size === 1 ? sentence : `${those.map(({ name }) => `"${name}"`).join(", ")}: ${sentence}`);
}
/** Said at the start, where a webhook that was meant to be set and is not can still be noticed. */
function consequence({ policies, webhook, github }) {
	if (policies.dryRun) return "Dry run: nothing is called, and the step succeeds.";
	const workflow = github?.rollbackWorkflow;
	const called = [...webhook === void 0 ? [] : [`${webhook.url.host} is called`], ...workflow === void 0 ? [] : [`${workflow.file} is started on ${workflow.ref}`]];
	return called.length === 0 ? "No rollback webhook is set: nothing is called on a fail verdict." : `On a fail verdict ${called.join(" and ")} to roll back.`;
}
/** Every input with its value and where it came from. */
function inputLines({ inputs }) {
	const widest = Math.max(0, ...inputs.map(({ name }) => name.length));
	return inputs.map(({ name, value, from }) => logLine(`${name.padEnd(widest)}  ${cut$1(oneLine(value), 200)}${from === "default" ? "  (default)" : ""}`));
}
/** How the watch is laid out, how bursty the errors are, and what was noticed so far. */
function planLines(plan, notes) {
	return [
		...wrapped(`Counting from ${dateAndTime(plan.start)} to ${timeOfDay(plan.deadline)}: ${grouped(plan.polls)} polls, ${grouped(plan.strata)} intervals of ${formatDuration(plan.stratumLength)}.`, ""),
		...wrapped(plan.burstiness, ""),
		...noteLines(notes, "")
	];
}
/** Two lines of column names for polls numbered up to `planned`, and what evidence convicts. */
function pollHeader(planned, logThreshold) {
	const { elapsed, requests, rate, ratio, evidence } = WIDTHS;
	const time = `${"poll".padStart(pollWidth(planned))}  ${"time".padEnd(9 + elapsed)}`;
	const side = (text) => center(text, requests + 1 + rate);
	const counted = `${"reqs".padStart(requests)} ${"errors".padStart(rate)}`;
	return [[
		" ".repeat(time.length),
		side("canary"),
		side("baseline"),
		"ratio".padEnd(ratio),
		"evidence".padStart(evidence)
	], [
		time,
		counted,
		counted,
		"[its limits]".padEnd(ratio),
		`of ${odds(logThreshold)}`.padStart(evidence)
	]].map((columns) => logLine(columns.join("  ")));
}
/**
* One poll: bar of elapsed time; requests and share of errors so far, of both; their ratio with its
* confidence limits; evidence as odds against the canary; at the end what is unusual.
* At most 100 columns whatever the numbers.
*/
function pollLine(poll) {
	const lead = leadOf(poll);
	if (poll.outage !== void 0) return fitted(`${lead}  no numbers: ${oneLine(poll.outage.message)}`);
	const { judgement } = poll;
	return fitted([
		lead,
		side$1(judgement.canary, poll.rates?.canary),
		side$1(judgement.baseline, poll.rates?.baseline),
		shortRatio(judgement.ratio).padEnd(WIDTHS.ratio),
		odds(judgement.logEvidence).padStart(WIDTHS.evidence),
		remark(poll)
	].join("  "));
}
/** Red once the canary is convicted, yellow where a poll is not as others. */
function pollTone({ outage, judgement }) {
	if (judgement.conviction !== void 0) return "bad";
	const isSetAside = judgement.settled.some(({ standing }) => standing === "set-aside");
	return outage !== void 0 || isSetAside ? "warning" : "plain";
}
/** What is too long for the poll's line: notes. */
function noteLines(notes, indent = "      ") {
	const shown = notes.slice(0, MOST_NOTES).flatMap((note) => wrapped(`note: ${note.sentence}`, indent, 300));
	const more = notes.length - MOST_NOTES;
	return more > 0 ? [...shown, `${indent}and ${grouped(more)} more notes`] : shown;
}
/** An outage in full: sentence and hint. */
function outageLines({ outage }) {
	return outage === void 0 ? [] : wrapped(`${outage.message} ${outage.hint}`, "      ", 600);
}
function leadOf({ number, planned, elapsed, duration }) {
	return `${`${compact(number)}/${compact(planned)}`.padStart(pollWidth(planned))}  ${bar(duration > 0 ? elapsed / duration : 1, BAR)} ${shortTime(elapsed).padStart(WIDTHS.elapsed)}`;
}
function pollWidth(planned) {
	return Math.max(5, 2 * compact(planned).length + 1);
}
function side$1(counts, rate) {
	const { requests: width } = WIDTHS;
	if (counts === void 0) return `${"–".padStart(width)} ${shortRate(rate).padStart(WIDTHS.rate)}`;
	const share = counts.requests === 0 ? void 0 : counts.errors / counts.requests;
	return `${compact(counts.requests).padStart(width)} ${shortRate(share).padStart(WIDTHS.rate)}`;
}
/** The one thing most worth knowing about this poll. `^` points at the poll before, which is settled with this one. */
function remark({ judgement, counts }) {
	if (judgement.conviction !== void 0) return "CONVICTED";
	if (judgement.settled.some(({ standing }) => standing === "set-aside")) return "^set aside";
	if (counts?.canary.requests === 0) return "no canary";
	return counts?.baseline?.requests === 0 ? "no base" : "";
}
function center(text, width) {
	const left = Math.max(0, width - text.length) >> 1;
	return text.padStart(text.length + left).padEnd(width);
}
function fitted(line) {
	return cut$1(logLine(line), 100);
}
// src/report/log-closing.ts
/** Empty before any judgement. */
function closingLines(outcome, columns = 100) {
	const { watch, config } = outcome;
	const { judgement } = watch;
	if (judgement === void 0) return [];
	const { ratio, logEvidence, logThreshold } = judgement;
	const confidence = percent(1 - config.strictness.falseAlarmRate);
	const rows = [
		...["canary", "baseline"].map((cohort) => [cohort, rateOf(watch, cohort)]),
		["ratio", ratio && `${factor(ratio.value)}, ${factor(ratio.low)} to ${factor(ratio.high)} (${confidence}, at every poll)`],
		["evidence", `${odds(logEvidence)}, ${odds(logThreshold)} convicts`],
		...powerRows(outcome)
	];
	const widest = Math.max(...rows.map(([name]) => name.length));
	return rows.flatMap(([name, value]) => value === void 0 ? [] : named(name, wrapped(value, " ".repeat(widest + 2), void 0, columns)));
}
/** The name stands where the first line is indented. */
function named(name, [first = "", ...more]) {
	return [`${name}${first.slice(name.length)}`, ...more];
}
function rateOf(watch, cohort) {
	const rate = errorRate$1(watch, cohort);
	if (rate === void 0) return void 0;
	const counts = watch.judgement?.[cohort];
	const limits = rateLimits(watch, cohort);
	const of = counts && `, ${grouped(counts.errors)} of ${grouped(counts.requests)} requests`;
	const between = limits && ` (95 %: ${percent(limits.low)} to ${percent(limits.high)})`;
	return `${percent(rate)}${of ?? ""}${between ?? ""}`;
}
/** What this run would have caught. */
function powerRows({ verdict, watch }) {
	const rows = "power" in verdict ? verdict.power : [];
	const length = watch.plan?.stratumLength;
	return rows.map(({ ratio, caught, medianStratum }) => {
		const after = length === void 0 || medianStratum === void 0 ? "" : `, in the median after ${formatDuration(medianStratum * length)}`;
		return [`${factor(ratio)}× worse`, `would be caught in ${percentAtLeast(caught)}${after}`];
	});
}
// src/report/log-recovery.ts
/** Said once, before the first line. */
function recoveryHeader({ duration }) {
	return wrapped(`Rolled back. Watching for at most ${formatDuration(duration)} whether it helps; counts are those since the call.`, "");
}
/** One poll, at most 100 columns whatever the numbers. */
function recoveryLine(poll) {
	const { number, planned, elapsed, outage, how } = poll;
	const lead = `recovery ${number}/${planned}  ${formatDuration(Math.round(elapsed / 1e3) * 1e3).padStart(6)}`;
	const text = outage === void 0 ? `${lead}  ${seen(poll)}${how === void 0 ? "" : "  RECOVERED"}` : `${lead}  no numbers: ${oneLine(outage.message)}`;
	return cut$1(logLine(text), 100);
}
function seen({ canary, baseline, rates, ratio }) {
	if (rates !== void 0) return `canary ${rate(rates.canary)}  baseline ${rate(rates.baseline)}`;
	const times = ratio === void 0 ? "" : `  at most ${factor(ratio.high)} times`;
	const other = baseline === void 0 ? "" : `  baseline ${side(baseline)}${times}`;
	return `canary ${side(canary)}${other}`;
}
function side({ errors, requests }) {
	return `${grouped(requests)} ${requests === 0 ? "–" : percent(errors / requests)}`;
}
function rate(value) {
	return value === void 0 ? "–" : percent(value);
}
// src/report/masking.ts
/** Every secret and each of its lines; those under four characters would blot out the log and are left alone. */
function maskSecrets(core, secrets) {
	for (const secret of maskable(secrets)) core.setSecret(secret);
	const short = tooShort(secrets);
	if (short > 0) core.debug(`${short} secret values are shorter than 4 characters and are not masked.`);
}
// src/report/paint.ts
/** Colours for the log, where it shows them. They say nothing that the words don't. */
const FORMATS = {
	dim: "gray",
	bold: "bold",
	good: "green",
	warning: "yellow",
	bad: "red"
};
function painter(colours) {
	return (line, tone) => colours && tone !== "plain" && line !== "" ? styleText(FORMATS[tone], line, { validateStream: false }) : line;
}
// src/report/record-file.ts
/** Where a report is written: files of its own for every run of the gate, each whole or not at all. */
const LONGEST_PART = 40;
/** For one run: its files differ in the extension alone. */
function reportFiles(folder, run) {
	const name = fileName(run);
	return async (extension, text) => {
		const path = resolve(folder, `${name}.${extension}`);
		const unfinished = `${path}.unfinished`;
		await mkdir(folder, { recursive: true });
		try {
			await writeFile(unfinished, text, { flag: "wx" });
			await rename(unfinished, path);
		} catch (error) {
			await rm(unfinished, { force: true });
			throw error;
		}
		return path;
	};
}
/** `canary-gate-deploy-gate-3f2a9c1b`: job and step to find it by, the rest so that no two are the same. */
function fileName({ job, step }) {
	return [
		"canary-gate",
		...[job, step].filter((part) => part !== void 0).map(slug),
		randomUUID().slice(0, 8)
	].filter((part) => part !== "").join("-");
}
function slug(part) {
	return part.replace(/[^a-zA-Z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, LONGEST_PART);
}
// src/report/record-values.ts
function orNull(value) {
	return value ?? null;
}
function instant(at) {
	return isoInstant(at) ?? null;
}
/** JSON has no NaN and no Infinity. */
function number(value) {
	if (value === void 0 || Number.isNaN(value)) return null;
	if (Number.isFinite(value)) return value;
	return value > 0 ? "Infinity" : "-Infinity";
}
// src/report/record-watch.ts
function plan({ start, deadline, polls, strata, stratumLength, burstiness }) {
	return {
		start: instant(start),
		deadline: instant(deadline),
		polls,
		strata,
		stratumLength,
		burstiness
	};
}
function settings(settings) {
	const { dispersion, maxErrorRate, ...numbers } = settings;
	return {
		alpha: numbers.alpha,
		maxErrorRatio: numbers.maxErrorRatio,
		negligibleErrorRate: numbers.negligibleErrorRate,
		maxErrorRate: orNull(maxErrorRate),
		plannedStrata: numbers.plannedStrata,
		dispersion: dispersion === void 0 ? null : {
			phi: dispersion.phi,
			from: dispersion.from
		},
		learnsDispersion: numbers.learnsDispersion,
		compares: numbers.compares,
		detectRatio: numbers.detectRatio,
		detectRate: numbers.detectRate,
		power: numbers.power,
		seed: numbers.seed
	};
}
function judgement(judgement) {
	const { conviction, canary, baseline, dispersion } = judgement;
	return {
		strata: judgement.strata,
		admitted: judgement.admitted,
		setAside: judgement.setAside,
		silent: judgement.silent,
		logEvidence: number(judgement.logEvidence),
		logThreshold: number(judgement.logThreshold),
		pValue: number(judgement.pValue),
		conviction: conviction === void 0 ? null : {
			by: conviction.by,
			stratum: conviction.stratum
		},
		canary: canary === void 0 ? null : counts(canary),
		baseline: baseline === void 0 ? null : counts(baseline),
		canaryRate: estimate(judgement.canaryRate),
		baselineRate: estimate(judgement.baselineRate),
		ratio: estimate(judgement.ratio),
		mannWhitney: number(judgement.mannWhitney),
		dispersion: {
			phi: number(dispersion.phi),
			from: dispersion.from
		}
	};
}
function estimate(estimate) {
	if (estimate === void 0) return null;
	const { value, low, high } = estimate;
	return {
		value: number(value),
		low: number(low),
		high: number(high)
	};
}
/** Numbers names in the order they come in: each is written once, and not with every interval. */
var Numbering = class {
	#numbers = /* @__PURE__ */ new Map();
	numberOf(name) {
		const known = this.#numbers.get(name);
		if (known !== void 0) return known;
		this.#numbers.set(name, this.#numbers.size);
		return this.#numbers.size - 1;
	}
	get names() {
		return [...this.#numbers.keys()];
	}
};
function stratum(stratum, names) {
	return {
		index: stratum.index,
		start: instant(stratum.start),
		end: instant(stratum.end),
		canary: cohort(stratum.canary, names),
		baseline: stratum.baseline === void 0 ? null : cohort(stratum.baseline, names),
		standing: stratum.standing,
		logEvidence: number(stratum.logEvidence),
		ratioLow: number(stratum.ratioLow),
		ratioHigh: number(stratum.ratioHigh)
	};
}
function cohort(cohort, names) {
	return {
		...counts(cohort),
		statuses: [...cohort.statuses].map(([status, requests]) => ({
			status,
			requests
		})),
		instances: columns(cohort.instances, names.instances),
		routes: columns(cohort.routes, names.routes),
		newest: instant(cohort.newest),
		stale: cohort.stale
	};
}
function columns(parts, names) {
	const each = [...parts];
	return {
		numbers: each.map(([name]) => names.numberOf(name)),
		errors: each.map(([, { errors }]) => errors),
		requests: each.map(([, { requests }]) => requests)
	};
}
function counts({ errors, requests }) {
	return {
		errors,
		requests
	};
}
function rateInterval(interval) {
	return {
		index: interval.index,
		start: instant(interval.start),
		end: instant(interval.end),
		canary: number(interval.canary),
		baseline: number(interval.baseline),
		standing: interval.standing,
		logEvidence: number(interval.logEvidence)
	};
}
// src/report/record-findings.ts
function findings({ pattern, statusClasses, instances, routes }) {
	return {
		pattern: pattern === void 0 ? null : patternEntry(pattern),
		statusClasses: statusClasses.map(({ name, statuses, canary, baseline, ratio }) => ({
			name,
			statuses,
			canary,
			baseline: orNull(baseline),
			ratio: estimate(ratio)
		})),
		instances: breakdown(instances),
		routes: breakdown(routes)
	};
}
/** One form for all kinds: what a kind does not have is null. */
function patternEntry(pattern) {
	const { kind } = pattern;
	return {
		kind,
		onset: "onset" in pattern ? pattern.onset : null,
		early: "early" in pattern ? number(pattern.early) : null,
		late: "late" in pattern ? number(pattern.late) : null,
		rate: "rate" in pattern ? number(pattern.rate) : null,
		instance: "name" in pattern ? pattern.name : null,
		excess: "excess" in pattern ? number(pattern.excess) : null,
		setAside: "setAside" in pattern ? number(pattern.setAside) : null
	};
}
function breakdown({ tested, rows }) {
	return {
		tested,
		rows: rows.map(({ name, part, rest, pValue }) => ({
			name,
			errors: part.errors,
			requests: part.requests,
			otherErrors: rest.errors,
			otherRequests: rest.requests,
			pValue: number(pValue)
		}))
	};
}
// src/report/record.ts
/** Rises when a field changes its meaning or goes; new fields come without it. */
const SCHEMA_VERSION = 2;
/**
* Plain JSON, every field always there: null is "not known" or "does not apply", moments are ISO 8601 in
* UTC, durations milliseconds, and a number without a limit is the text `Infinity` or `-Infinity`.
* @param outcome without secrets
*/
function record(outcome) {
	const { watch, decision, config, run } = outcome;
	const errorsOf = ({ errors }) => redact(errors.text, config.secrets);
	return {
		schemaVersion: SCHEMA_VERSION,
		generator: {
			name: "canary-gate",
			version: VERSION
		},
		verdict: verdict(outcome.verdict),
		decision: {
			exit: decision.exit,
			rollback: decision.rollback,
			because: decision.because,
			would: orNull(decision.would)
		},
		rollback: rollback(outcome.rollback),
		recovery: recovery(outcome.recovery),
		dispatch: outcome.dispatch === void 0 ? null : rollback(outcome.dispatch),
		announcements: outcome.announcements.map(({ what, state, sentence, url }) => ({
			what,
			state,
			sentence,
			url: orNull(url)
		})),
		leads: outcome.leads === void 0 ? null : leads(outcome.leads),
		findings: findings(findingsOf(outcome)),
		startedAt: instant(outcome.startedAt),
		decidedAt: instant(outcome.decidedAt),
		run: {
			repository: orNull(run.repository),
			sha: orNull(run.sha),
			runId: orNull(run.runId),
			runAttempt: orNull(run.runAttempt),
			job: orNull(run.job),
			step: orNull(run.step),
			runUrl: orNull(run.runUrl)
		},
		inputs: config.inputs.map(({ name, value, from }) => ({
			name,
			value,
			from
		})),
		...watched(watch, errorsOf(config.source)),
		checks: (outcome.checks ?? []).map((check) => ({
			name: check.name,
			verdict: verdict(check.verdict),
			findings: findings(findingsOf(comparisonOf(check, outcome))),
			...watched(check.watch, errorsOf(check.source))
		}))
	};
}
/** All that is known of one watch. */
function watched(watch, errors) {
	const names = {
		instances: new Numbering(),
		routes: new Numbering()
	};
	const strata = watch.strata.map((each) => stratum(each, names));
	return {
		source: {
			...source(watch),
			errors
		},
		openedAt: instant(watch.openedAt),
		plan: watch.plan === void 0 ? null : plan(watch.plan),
		judgeSettings: watch.judgeSettings === void 0 ? null : settings(watch.judgeSettings),
		polls: watch.polls,
		judgement: watch.judgement === void 0 ? null : judgement(watch.judgement),
		instances: names.instances.names,
		routes: names.routes.names,
		strata,
		rateIntervals: watch.rateIntervals.map(rateInterval),
		outages: watch.outages.map(({ at, code, sentence }) => ({
			at: instant(at),
			code,
			sentence
		})),
		notes: watch.notes.map((note) => ({
			kind: note.kind,
			cohort: orNull(note.cohort),
			sentence: note.sentence
		}))
	};
}
function verdict(verdict) {
	const common = {
		verdict: verdict.verdict,
		reason: verdict.reason
	};
	if (verdict.verdict === "error") {
		const { code, message, hint } = verdict.error;
		return {
			...common,
			error: {
				code,
				sentence: message,
				hint
			}
		};
	}
	if (verdict.verdict === "fail") {
		const { by, stratum, power } = verdict;
		return {
			...common,
			by,
			stratum,
			power: power.map(powerRow)
		};
	}
	if (verdict.verdict === "pass") return {
		...common,
		power: verdict.power.map(powerRow),
		decisive: powerRow(verdict.decisive)
	};
	if (!("power" in verdict)) return {
		...common,
		cause: verdict.cause,
		cohort: orNull(verdict.cohort)
	};
	return {
		...common,
		cause: verdict.cause,
		power: verdict.power.map(powerRow),
		decisive: verdict.decisive === void 0 ? null : powerRow(verdict.decisive)
	};
}
function powerRow({ ratio, rate, caught, medianStratum }) {
	return {
		ratio: number(ratio),
		rate: number(rate),
		caught: number(caught),
		medianStratum: number(medianStratum)
	};
}
function rollback(rollback) {
	if (rollback.state === "not-called") return {
		state: rollback.state,
		because: rollback.because
	};
	const { state, id, attempts } = rollback;
	if (state === "done") return {
		state,
		id,
		attempts,
		status: rollback.status,
		at: instant(rollback.at)
	};
	const { code, message, hint } = rollback.error;
	const error = {
		code,
		sentence: message,
		hint
	};
	return {
		state,
		id,
		attempts,
		status: orNull(rollback.status),
		error
	};
}
function commitRange({ commits, ...range }) {
	return {
		base: range.base,
		head: range.head,
		url: range.url,
		total: range.total,
		behind: range.behind,
		commits: commits.map(({ sha, url, subject }) => ({
			sha,
			url,
			subject
		}))
	};
}
function leads({ traces, commits, notes }) {
	return {
		commits: commits === void 0 ? null : commitRange(commits),
		traces: traces.map(({ id, at, status, route, instance }) => ({
			id,
			at: instant(at),
			status: orNull(status),
			route: orNull(route),
			instance: orNull(instance)
		})),
		notes
	};
}
function recovery({ state, how, sentence, times }) {
	const { onset, conviction, call, recovery } = times;
	return {
		state,
		how: orNull(how),
		sentence,
		times: {
			onset: instant(onset),
			conviction: instant(conviction),
			call: instant(call),
			recovery: instant(recovery)
		}
	};
}
function source({ source, requests }) {
	return {
		provider: source.provider,
		url: source.url,
		queries: source.queries.map(({ cohort, query }) => ({
			cohort,
			query
		})),
		statusLabel: orNull(source.statusLabel),
		requests
	};
}
// src/report/report-files.ts
/** @param outcome without secrets */
async function writeReports(outcome, write, attempt) {
	return {
		report: await attempt("The JSON record", () => write("json", `${JSON.stringify(record(outcome))}\n`)),
		html: await attempt("The page", async () => {
			const { page } = await import("./page.js");
			return write("html", page(outcome));
		})
	};
}
/** What failed, for a warning. */
function unwritten(what, error) {
	return `${what} could not be written: ${error instanceof Error ? error.message : String(error)} The verdict stands.`;
}
// src/report/sayings.ts
const LEVELS = {
	pass: "notice",
	fail: "error",
	inconclusive: "warning",
	error: "warning"
};
/** The verdict first. @param outcome without secrets */
function sayings(outcome) {
	const { decision } = outcome;
	const acted = oneLine(rollbackSentence(outcome));
	return [
		ofVerdict(outcome),
		rollbackFailed(outcome) ? loud("error", "the rollback failed", acted) : plain$1(acted),
		...ofRecovery(outcome),
		...acted.endsWith(oneLine(decision.because)) ? [] : [plain$1(decision.because)],
		...ofAnnouncements(outcome)
	];
}
function ofVerdict({ verdict }) {
	return loud(verdict.verdict === "inconclusive" && verdict.cause === "killed" ? "error" : LEVELS[verdict.verdict], verdict.verdict, verdict.reason);
}
function ofRecovery({ recovery: { state, sentence } }) {
	if (state === "not-watched") return [];
	return [state === "unconfirmed" ? loud("error", "the recovery is not confirmed", sentence) : plain$1(sentence)];
}
function ofAnnouncements({ announcements }) {
	return announcements.map(({ what, state, sentence }) => state === "failed" ? loud("warning", what === "recovery" ? "the webhook" : "GitHub", oneLine(sentence)) : plain$1(sentence));
}
function loud(level, title, sentence) {
	return {
		level,
		title: `Canary Gate: ${title}`,
		sentence
	};
}
function plain$1(sentence) {
	return {
		level: "info",
		title: "",
		sentence
	};
}
// src/report/xychart.ts
/** Each has a contrast of at least 3 on white and on the grey that Mermaid's dark theme draws on. */
const COLOURS = {
	red: "#e5484d",
	blue: "#2f81f7",
	green: "#2da44e",
	purple: "#a855f7",
	orange: "#d97706",
	pink: "#db61a2",
	grey: "#848d97"
};
/** Faint on light and on dark ground alike. */
function faint(colour) {
	return `${colour}66`;
}
const MILLISECONDS = {
	seconds: 1e3,
	minutes: 6e4
};
const LONGEST_IN_SECONDS = 30 * MILLISECONDS.minutes;
/** A point an interval where 60 points allow it. */
function timeAxis(start, from, to, interval) {
	const unit = to - start > LONGEST_IN_SECONDS ? "minutes" : "seconds";
	const first = Math.round((from - start) / MILLISECONDS[unit]);
	const span = Math.max(0, Math.round((to - start) / MILLISECONDS[unit]) - first);
	const fewest = Math.ceil(span / 59);
	const step = Math.max(1, fewest, Math.round(interval / MILLISECONDS[unit]));
	return {
		start,
		unit,
		from: first,
		step,
		points: Math.ceil(span / step) + 1
	};
}
/** The last point known at each point of the axis, or within half a step after it: polls are never quite on time. */
function sampled(points, axis) {
	return stepwise(points, axis).map((step) => step.at(-1));
}
/** The highest instead of the last, but at the end: a long run must not lose the moment that convicted, or nearly did. */
function peaks(points, axis) {
	return stepwise(points, axis).map((step, i) => i === axis.points - 1 ? step.at(-1) : step.reduce((highest, point) => point.value > highest.value ? point : highest));
}
/** What came since the point of the axis before; where nothing did, what was known then. */
function stepwise(points, axis) {
	let next = 0;
	return Array.from({ length: axis.points }, (_, i) => {
		const at = axis.start + (axis.from + (i + .49) * axis.step) * MILLISECONDS[axis.unit];
		const first = next;
		while (next < points.length && points[next].at <= at) next += 1;
		return next > first ? points.slice(first, next) : [points[Math.max(0, next - 1)]];
	});
}
/** As Markdown. */
function xychart({ title, axis, unit, lines, caption }) {
	const values = lines.flatMap((line) => line.values);
	const low = Math.min(0, ...values);
	const high = Math.max(low + .001, ...values);
	const margin = .05 * (high - low);
	const bottom = low < 0 ? low - margin : 0;
	const end = axis.from + (axis.points - 1) * axis.step;
	const chart = [
		"---",
		"config:",
		"  themeVariables:",
		"    xyChart:",
		`      plotColorPalette: "${lines.map(({ colour }) => colour).join(", ")}"`,
		"---",
		"xychart-beta",
		`  title "${title}"`,
		`  x-axis "${axis.unit} since the start" ${axis.from} --> ${end}`,
		`  y-axis "${unit}" ${plain(bottom)} --> ${plain(high + margin)}`,
		...lines.map((line) => `  line [${line.values.map(plain).join(", ")}]`)
	];
	return `${fenced(chart.join("\n"), "mermaid")}\n\n<sub>${caption}</sub>`;
}
/** Mermaid reads no exponents: four decimals, between -1e6 and 1e6. */
function plain(value) {
	return String(Number(Math.min(1e6, Math.max(-1e6, value)).toFixed(4)));
}
// src/report/charts.ts
/** The two charts of one check in the summary. */
/** Of the limits of the rates. */
const ALPHA = .05;
/** log10 of the evidence over time, and what convicts; empty with fewer than two intervals. */
function evidenceChart(watch) {
	const { judgement } = watch;
	const points = evidenceOf(watch);
	if (points === void 0 || judgement === void 0) return "";
	const start = points[0].at;
	const axis = timeAxis(start, start, points.at(-1).at, watch.plan?.stratumLength ?? 0);
	const evidence = peaks(points, axis).map(({ value }) => value / Math.LN10);
	const threshold = judgement.logThreshold / Math.LN10;
	return xychart({
		title: "Evidence against the canary",
		axis,
		unit: "log10 of the odds",
		lines: [{
			colour: COLOURS.red,
			values: evidence
		}, {
			colour: COLOURS.grey,
			values: evidence.map(() => threshold)
		}],
		caption: "Red: the evidence, log10 of the odds (2 is 100 : 1). Grey: what convicts."
	});
}
/** ln of the evidence after each interval, from the start on; undefined with fewer than two. */
function evidenceOf({ strata, rateIntervals }) {
	const rows = strata.length > 0 ? strata : rateIntervals;
	if (rows.length < 2) return void 0;
	const points = rows.map(({ end, logEvidence }) => ({
		at: end,
		value: logEvidence
	}));
	return [{
		at: rows[0].start,
		value: 0
	}, ...points];
}
/** Error rates so far, in percent, with their 95 % limits; empty with fewer than two intervals, without traffic or without any error. */
function rateChart(watch) {
	const canary = cumulative(watch, "canary");
	const baseline = cumulative(watch, "baseline");
	const start = watch.strata[0]?.start ?? watch.rateIntervals[0]?.start;
	const sides = [{
		colour: COLOURS.red,
		points: canary
	}, {
		colour: COLOURS.blue,
		points: baseline
	}].filter(({ points }) => points.length > 0);
	const hasErrors = sides.some(({ points }) => points.some(({ value }) => value > 0));
	if (start === void 0 || canary.length < 2 || !hasErrors) return "";
	const axis = timeAxis(start, Math.max(...sides.map(({ points }) => points[0].at)), canary.at(-1).at, watch.plan?.stratumLength ?? 0);
	if (axis.points < 2) return "";
	const lines = sides.map(({ colour, points }) => ({
		colour,
		values: sampled(points, axis).map(({ value }) => value)
	}));
	const limits = sides.flatMap(({ colour, points }) => limitsOf(colour, points, axis));
	const highest = Math.max(...lines.flatMap(({ values }) => values), ...limits.flatMap(settled));
	const isCut = limits.some(({ values }) => values.some((value) => value > highest));
	const shown = limits.map((line) => ({
		...line,
		values: line.values.map((value) => Math.min(highest, value))
	}));
	const caption = [
		"Red: the canary.",
		...baseline.length > 0 ? ["Blue: the baseline."] : [],
		...limits.length > 0 ? [`Paler: the 95 % limits of each${isCut ? ", cut at the top" : ""}.`] : []
	];
	return xychart({
		title: "Error rates so far",
		axis,
		unit: "percent",
		lines: [...shown, ...lines],
		caption: caption.join(" ")
	});
}
/** None where only rates are known. */
function limitsOf(colour, points, axis) {
	const limits = sampled(points, axis).map(({ counts }) => counts && rateInterval$1(counts, ALPHA));
	if (!limits.every((limit) => limit !== void 0)) return [];
	return [{
		colour: faint(colour),
		values: limits.map(({ low }) => 100 * low)
	}, {
		colour: faint(colour),
		values: limits.map(({ high }) => 100 * high)
	}];
}
/** Without the first quarter. */
function settled({ values }) {
	return values.slice(Math.floor(values.length / 4));
}
function cumulative(watch, cohort) {
	let errors = 0;
	let requests = 0;
	const points = watch.strata.map(({ end, [cohort]: counts }) => {
		errors += counts?.errors ?? 0;
		requests += counts?.requests ?? 0;
		return {
			at: end,
			value: 100 * errors / requests,
			counts: {
				errors,
				requests
			}
		};
	});
	let sum = 0;
	const means = watch.rateIntervals.map(({ end, [cohort]: rate }, index) => {
		sum += 100 * rate;
		return {
			at: end,
			value: sum / (index + 1),
			counts: void 0
		};
	});
	return [...points, ...means].filter(({ value }) => Number.isFinite(value));
}
// src/report/summary-breakdown.ts
/** Where the errors are: the statuses' classes, the instances and the routes that differ most. */
const LONGEST_NAME = 100;
const LONGEST_STATUS = 30;
/** Each class with its own comparison; empty where no status is an error. */
function classesSection(comparison, heading = "###") {
	const confidence = percent(1 - comparison.config.strictness.falseAlarmRate);
	const kinds = kindRows(findingsOf(comparison).statusClasses, confidence);
	if (kinds === void 0) return "";
	const rows = kinds.rows.map(({ kind, statuses, hasMore, counts, ratio }) => {
		const names = statuses.map((status) => code(status, LONGEST_STATUS)).join(", ");
		return [
			kind,
			hasMore ? `${names}, …` : names,
			...counts,
			...ratio ? [ratioCell(ratio)] : []
		];
	});
	const align = kinds.header.length > 3 ? "llrrl" : "llr";
	return `${heading} What kind of errors\n\n${table(align, kinds.header, rows)}\n\n<sub>${kinds.note}</sub>`;
}
function ratioCell({ value, limits }) {
	return limits === void 0 ? value : `**${value}**, ${limits}`;
}
/** The instances that differ most from the canary's others; empty with fewer than two. */
function instancesSection(comparison, heading) {
	return partsSection(instanceRows(findingsOf(comparison).instances), heading);
}
/** The routes that differ most from the same route of the baseline; empty where none is known. */
function routesSection(comparison, heading) {
	return partsSection(routeRows(findingsOf(comparison).routes), heading);
}
function partsSection(parts, heading = "###") {
	if (parts === void 0) return "";
	const rows = parts.rows.map(({ name, cells, pValue, isSignificant }) => [
		code(name, LONGEST_NAME),
		...cells,
		isSignificant ? `**${pValue}**` : pValue
	]);
	return `${heading} ${parts.title}\n\n${table("lrrrr", parts.header, rows)}\n\n<sub>${parts.note}</sub>`;
}
// src/report/checks-chart.ts
/** More lines could not be told apart. */
const NAMED = [
	{
		name: "Red",
		colour: COLOURS.red
	},
	{
		name: "Blue",
		colour: COLOURS.blue
	},
	{
		name: "Green",
		colour: COLOURS.green
	},
	{
		name: "Purple",
		colour: COLOURS.purple
	},
	{
		name: "Orange",
		colour: COLOURS.orange
	},
	{
		name: "Pink",
		colour: COLOURS.pink
	}
];
/** Beyond these, in percent of the way, one check would flatten all others. */
const LOWEST = -100;
const HIGHEST = 200;
/**
* The way of each check to its own threshold: they differ where a ceiling is judged beside the comparison. At most six, the
* closest to a conviction. Empty where fewer than two can be drawn.
*/
function checksChart(checks) {
	const drawn = closestFirst(checks).flatMap((check) => {
		const points = evidenceOf(check.watch);
		const { judgement } = check.watch;
		return points === void 0 || judgement === void 0 ? [] : [{
			check,
			judgement,
			points
		}];
	}).slice(0, NAMED.length);
	if (drawn.length < 2) return "";
	const start = Math.min(...drawn.map(({ points }) => points[0].at));
	const axis = timeAxis(start, start, Math.max(...drawn.map(({ points }) => points.at(-1).at)), Math.min(...drawn.map(({ check }) => check.watch.plan?.stratumLength ?? 0)));
	const ways = drawn.map(({ judgement, points }) => peaks(points, axis).map(({ value }) => 100 * wayTo(judgement, value)));
	const lines = ways.map((way, i) => ({
		colour: NAMED[i].colour,
		values: way.map((value) => Math.min(HIGHEST, Math.max(LOWEST, value)))
	}));
	const threshold = {
		colour: COLOURS.grey,
		values: Array.from({ length: axis.points }, () => 100)
	};
	const isCut = ways.flat().some((value) => value < LOWEST || value > HIGHEST);
	const names = drawn.map(({ check, judgement }, i) => `${NAMED[i].name}: ${text(check.name)}, ${percent(wayTo(judgement, judgement.logEvidence))}.`);
	const left = checks.filter((check) => !drawn.some((each) => each.check === check));
	const { logThreshold } = drawn[0].judgement;
	const legend = [
		...names,
		"Grey: what convicts.",
		`The way is one in powers of ten: half of that to ${odds(logThreshold)} is ${odds(logThreshold / 2)}.`,
		...isCut ? [`Lines are cut at ${LOWEST} % and ${HIGHEST} %.`] : [],
		...left.length > 0 ? [`Not drawn: ${left.map(({ name }) => text(name)).join(", ")}.`] : []
	];
	return xychart({
		title: "Evidence of each check",
		axis,
		unit: "percent of the way to a conviction",
		lines: [...[...lines].reverse(), threshold],
		caption: legend.join(" ")
	});
}
// src/report/summary-checks.ts
/** Empty unless there are several. */
function checksSection(outcome) {
	const { checks = [] } = outcome;
	if (checks.length < 2) return "";
	const decided = decidingCheck(outcome);
	const below = decided === void 0 ? "" : ` What follows is of ${text(`"${decided.name}"`)}.`;
	return [
		table("llrrrr", [
			"Check",
			"Verdict",
			...CHECK_HEADER
		], checks.map(row)),
		checksChart(checks),
		details("Why, check by check", checks.map(reason).join("\n")),
		`${sharedAlarms(outcome)}${below}`
	].filter((part) => part !== "").join("\n\n");
}
function row(check) {
	return [
		text(check.name),
		verdictCell(check.verdict),
		...checkCells(check)
	];
}
function verdictCell(verdict) {
	return `${isCutShort(verdict) ? "⏹️" : ICONS[verdict.verdict]} ${verdictWord(verdict)}`;
}
function reason({ name, verdict }) {
	return `- **${text(name)}**: ${text(verdict.reason)}`;
}
// src/report/summary-leads.ts
/** Empty where nothing was found and nothing went wrong. */
function leadsSection(leads) {
	if (leads === void 0) return "";
	const { traces, commits, notes } = leads;
	const parts = [
		commits === void 0 ? "" : changes(commits),
		traces.length === 0 ? "" : table("lllll", TRACE_HEADER, traceRows(traces, code)),
		notes.map((note) => `<sub>${text(note, 400)}</sub>`).join("\n\n")
	].filter((part) => part !== "");
	return parts.length === 0 ? "" : `### Where to look next\n\n${parts.join("\n\n")}`;
}
function changes({ base, head, url, total, behind, commits }) {
	const many = `${grouped(total)} ${total === 1 ? "commit" : "commits"}`;
	const lacks = behind > 0 ? `; the canary lacks ${grouped(behind)} that the baseline has` : "";
	const title = `${many} from the baseline's ${code(base, 60)} to the canary's ${code(head, 60)} (${link("compare", url)})${lacks}`;
	const lines = commits.map((commit) => `- ${link(commit.sha.slice(0, 7), commit.url)} ${text(commit.subject, 150)}`);
	const left = total - commits.length;
	const more = left > 0 ? [`- and ${grouped(left)} before them`] : [];
	return commits.length === 0 ? `${title}.` : `${title}:\n\n${[...lines, ...more].join("\n")}`;
}
// src/report/summary-other-checks.ts
/** One a check, the closest to a conviction first; those without any numbers are left out. */
function otherCheckSections(outcome) {
	return otherChecks(outcome).flatMap((check) => {
		const body = bodyOf(check);
		return body === "" ? [] : [details(titleOf(check), body)];
	}).map((section, i) => i === 0 ? `### The other checks\n\n${section}` : section);
}
function titleOf(check) {
	return `${text(check.name)}: ${verdictCell(check.verdict)}, evidence ${evidenceCell(check.watch)}`;
}
function bodyOf(check) {
	const { pattern } = findingsOf(check);
	return [
		patternSection(pattern, check.watch),
		numbersSection(check),
		classesSection(check, "####"),
		routesSection(check, "####"),
		instancesSection(check, "####")
	].filter((part) => part !== "").join("\n\n");
}
// src/report/graph-links.ts
/** Beyond it browsers and servers cut addresses. */
const LONGEST_LINK = 6e3;
const MINUTE = 6e4;
const HIDDEN$2 = "***";
/**
* Rates by status, and by what tells the cohorts apart, of exactly the samples that were counted. The address is the
* configured one, without credentials; undefined where there is no such page or the query can't be shown whole.
*/
function graphLink(query, watch, config) {
	const { plan, source } = watch;
	if (config.provider !== "prometheus" || plan === void 0) return void 0;
	if (`${source.url}${query}`.includes(HIDDEN$2)) return void 0;
	const bounds = config.errors.kind === "slower" ? "le" : void 0;
	const labels = [
		cohortLabel(config.canary, config.baseline),
		source.statusLabel,
		bounds
	];
	const by = [...new Set(labels.filter((label) => label !== void 0))].map(labelName);
	const expressions = ranges(query, config).map((range) => `sum${by.length === 0 ? "" : ` by (${by.join(", ")})`} (rate(${range}))`);
	if (expressions.length === 0) return void 0;
	const address = graphAddress(source, expressions, plan.start, plan.deadline);
	return address.length > LONGEST_LINK ? void 0 : address;
}
/** Of two metrics in one query each has its own: rates have no names to tell them apart by. */
function ranges(query, config) {
	if (config.errors.kind !== "counter") return [query];
	const asked = questionsOf(config).find(({ selector }) => query.startsWith(selector));
	const range = query.slice(asked?.selector.length);
	return asked?.metrics.map((metric) => `${printSelector(metric)}${range}`) ?? [];
}
/** None where a part that is hidden keeps the selectors from being read. */
function questionsOf(config) {
	return [config.canary, config.baseline].filter((text) => text !== void 0).some((text) => selectorProblem(text)) ? [] : cohortQuestions(config).questions;
}
/** The label whose value tells canary and baseline apart, where it is a single one. */
function cohortLabel(canary, baseline) {
	if (baseline === void 0 || [canary, baseline].some((text) => selectorProblem(text))) return void 0;
	return mergeSelectors(parseSelector(canary), parseSelector(baseline))?.label;
}
/** VictoriaMetrics has its page beside the API that it shares with Prometheus, not below it. */
function graphAddress({ url, software }, expressions, start, end) {
	const base = url.replace(/\/+$/, "");
	const until = isoInstant(end)?.slice(0, 19) ?? "";
	const victoria = software === "VictoriaMetrics";
	const panels = expressions.map((expression, number) => ({
		[`g${number}.expr`]: expression,
		[`g${number}.tab`]: "0",
		[`g${number}.range_input`]: `${Math.max(1, Math.ceil((end - start) / MINUTE))}m`,
		[`g${number}.end_input`]: victoria ? until : until.replace("T", " ")
	}));
	const parameters = new URLSearchParams(Object.assign({}, ...panels)).toString().replaceAll("+", "%20");
	return victoria ? `${base.replace(/\/prometheus$/, "")}/vmui/#/?${parameters}` : `${base}/graph?${parameters}`;
}
// src/report/repeat-command.ts
const HIDDEN$1 = "***";
/** Stands for a version that nobody knows: of an action in the workflow's own repository, or a command line. */
const SOME_VERSION = {
	repository: "OWNER/canary-gate",
	ref: "v1"
};
/**
* A line for a shell, wrapped at its flags; what was hidden is taken from the environment, as a comment before it says.
*/
function replayCommand(action, given) {
	const hidden = given.filter(({ value }) => value.includes(HIDDEN$1));
	const flags = given.filter((one) => !hidden.includes(one)).map(({ name, value }) => `--${name} ${quoted$1(value)}`);
	return [...hidden.map(({ name }) => `# export ${variableOf(name)}=…`), [`npx ${packageOf(action)} replay`, ...flags].join(" \\\n  ")].join("\n");
}
/** The record holds every interval and how the judge was set. */
function recordCommand(action) {
	return `npx ${packageOf(action)} replay canary-gate-….json`;
}
/** The repository of the action is a package whose command is `canary-gate`; the registry has none of that name. */
function packageOf({ repository, ref }) {
	return quoted$1(`github:${repository}#${ref}`);
}
/** Within single quotes a shell takes everything as it is, but for the quote itself. */
function quoted$1(text) {
	return /^[\w./:@%+,=-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
function variableOf(name) {
	return `CANARY_GATE_${name.toUpperCase().replaceAll("-", "_")}`;
}
// src/report/summary-repeat.ts
/** How to check and repeat the analysis: exact queries, inputs as resolved, the step that judges the same window again. */
const MOST_QUERIES = 20;
const LONGEST_QUERY = 4e3;
const LONGEST_SNIPPET = 2e4;
const HIDDEN = "***";
/** Of an expression in a workflow. */
const OPENING = `\${{`;
/** These say when and what is done: a repetition has its own. */
const NOT_REPEATED = /^(duration|warmup|start-time|end-time|dry-run|fail-job|on-.*|rollback-.*|verify-recovery|github-token|deployment-id|environment|comment)$/;
/** The queries as sent, each with a graph of what it counted where the server has such a page. */
function queriesSection({ watch, config }) {
	const { source } = watch;
	if (source.queries.length === 0) return "";
	const shown = source.queries.slice(0, MOST_QUERIES);
	const blocks = shown.map(({ cohort, query }) => {
		const graph = graphLink(query, watch, config.source);
		return `${cohort}${graph === void 0 ? "" : ` (${link("graph", graph)})`}:\n\n${fenced(cut$1(query, LONGEST_QUERY))}`;
	});
	const label = source.statusLabel === void 0 ? "" : ` The status is in the label ${code(source.statusLabel)}.`;
	const more = source.queries.length - shown.length;
	const note = more > 0 ? `\n\n${more} more are in the record.` : "";
	const title = `Queries, as sent to ${code(source.url, 300)}`;
	return details(title, `Provider ${code(source.provider)}.${label}\n\n${blocks.join("\n\n")}${note}`);
}
function inputsSection({ inputs }) {
	const rows = inputs.map(({ name, value, from }) => [
		code(name),
		code(value, 300),
		from
	]);
	return details("Inputs as resolved", table("lll", [
		"input",
		"value",
		"from"
	], rows));
}
/** How to reach this verdict again: from the server's memory, where the provider has one, and from the record. */
function repeatSection({ config, watch, run }) {
	const { plan } = watch;
	if (plan === void 0) return "";
	const title = "### Repeat this analysis";
	const action = run.action ?? SOME_VERSION;
	const offline = `${fenced(recordCommand(action), "sh")}\n\n<sub>Commands take Node 24.</sub>`;
	if (config.source.provider !== "prometheus") return `${title}\n\n${backwards(config.source, watch)} The JSON record (output ${code("report")}) holds every interval and the judge's settings; with it, also stricter or laxer:\n\n${offline}`;
	const window = {
		start: isoInstant(plan.start) ?? "",
		end: isoInstant(plan.deadline) ?? ""
	};
	const given = repeatable(config);
	const command = replayCommand(action, [
		...given,
		{
			name: "start-time",
			value: window.start
		},
		{
			name: "end-time",
			value: window.end
		}
	]);
	const snippet = workflowFor(given, action, window);
	if (snippet.length + command.length > LONGEST_SNIPPET) return `${title}\n\nThe inputs are too long to show here; they are in the JSON record (output ${code("report")}), which can be judged again:\n\n${offline}`;
	return [
		title,
		"The same window through the same judge, without waiting and without touching anything, once the window has ended. From the server, with other settings if you like:",
		fenced(command, "sh"),
		`Offline, from the JSON record (output ${code("report")}):`,
		offline,
		`On GitHub: save this on the default branch as ${code(".github/workflows/canary-again.yml")} and run it from the Actions page.`,
		fenced(snippet, "yaml")
	].join("\n\n");
}
/** What the provider remembers itself. */
function backwards(config, { source }) {
	return config.provider === "http" && config.query.mode === "window" ? `Where the endpoint still knows that time, the step judges it again with ${code("start-time")} and ${code("end-time")}.` : `The provider ${code(source.provider)} can't look back.`;
}
function repeatable({ inputs }) {
	return inputs.filter(({ name, from }) => from === "input" && !NOT_REPEATED.test(name));
}
function workflowFor(given, { repository, ref }, { start, end }) {
	const settings = given.map(({ name, value }) => [name, value.includes(HIDDEN) ? fromSecrets(name) : verbatim(value)]);
	const moment = (value) => ({
		required: true,
		default: value
	});
	const workflow = {
		name: "canary gate, again",
		on: { workflow_dispatch: { inputs: {
			"start-time": moment(start),
			"end-time": moment(end)
		} } },
		permissions: {},
		jobs: { gate: {
			"runs-on": "ubuntu-latest",
			steps: [{
				uses: `${repository}@${ref}`,
				with: {
					...Object.fromEntries(settings),
					"start-time": `\${{ inputs.start-time }}`,
					"end-time": `\${{ inputs.end-time }}`
				}
			}]
		} }
	};
	return (0, import_dist$1.stringify)(workflow, {
		lineWidth: 0,
		defaultStringType: "QUOTE_SINGLE",
		defaultKeyType: "PLAIN"
	});
}
/** What was hidden is known to the repository under its own name. */
function fromSecrets(input) {
	return `\${{ secrets.${input.toUpperCase().replace(/[^A-Z0-9]+/g, "_")} }}`;
}
/** As GitHub reads it: what looks like an expression in a value was text, and stays text. */
function verbatim(value) {
	return value.replaceAll(OPENING, () => `${OPENING} '${OPENING}' }}`);
}
// src/report/telling-rows.ts
/** At most `most` rows, in their order. */
function tellingRows(rows, most) {
	if (rows.length <= most) return [...rows];
	const lastFrom = rows.length - Math.ceil(most / 2);
	const moved = (index) => Math.abs(rows[index].logEvidence - (rows[index - 1]?.logEvidence ?? 0));
	const earlier = Array.from({ length: lastFrom }, (_, index) => index).sort((a, b) => moved(b) - moved(a)).slice(0, Math.floor(most / 2));
	const shown = new Set(earlier);
	return rows.filter((_, index) => index >= lastFrom || shown.has(index));
}
// src/report/summary-tables.ts
const MOST_STATUSES = 40;
const MOST_ROWS = 60;
const MOST_LINES = 30;
/** How often a canary so much worse would have been caught in this very run; empty where nothing was replayed. */
function powerSection(outcome) {
	const power = powerOf(outcome);
	if (power === void 0) return "";
	const sentence = power.sentence === void 0 ? "" : `\n\n${power.sentence}`;
	return `### What this run would have caught\n\n${table("lrrr", POWER_HEADER, power.rows)}${sentence}`;
}
/** Answers by status, errors in bold; empty where the source has no statuses. */
function statusSection({ watch, config }) {
	const canary = totals(watch, "canary");
	const baseline = totals(watch, "baseline");
	const all = [.../* @__PURE__ */ new Set([...canary.counts.keys(), ...baseline.counts.keys()])];
	if (all.length === 0) return "";
	const { errors } = config.source;
	const weight = (status) => (isErrorStatus(status, errors) ? 2 : 0) + (canary.counts.get(status) ?? 0) / (canary.sum || 1) + (baseline.counts.get(status) ?? 0) / (baseline.sum || 1);
	const shown = all.sort((a, b) => weight(b) - weight(a)).slice(0, MOST_STATUSES);
	const body = shown.sort((a, b) => a < b ? -1 : 1).map((status) => {
		return [
			isErrorStatus(status, errors) ? `**${code(status, 60)}**` : code(status, 60),
			...cells(canary, status),
			...cells(baseline, status)
		];
	});
	return `### Answers by status\n\n${table("lrrrr", [
		"status",
		"canary",
		"share",
		"baseline",
		"share"
	], body)}${cutNote(all.length - shown.length, "statuses")}`;
}
/** The intervals one by one, the last and the most telling where there are too many. */
function intervalsSection({ watch }) {
	const { strata, rateIntervals } = watch;
	const of = ({ errors, requests }) => `${grouped(errors)} / ${grouped(requests)}`;
	const rows = [...strata.map((row) => ({
		...row,
		mine: of(row.canary),
		theirs: row.baseline && of(row.baseline)
	})), ...rateIntervals.map((row) => ({
		...row,
		mine: percent(row.canary),
		theirs: percent(row.baseline)
	}))];
	if (rows.length === 0) return "";
	const shown = tellingRows(rows, MOST_ROWS);
	const body = shown.map(({ index, end, mine, theirs, logEvidence, standing }) => [
		String(index + 1),
		timeOfDay(end),
		mine,
		theirs ?? "–",
		odds(logEvidence),
		STANDINGS[standing]
	]);
	const counted = strata.length > 0 ? "errors / requests" : "error rate";
	const header = [
		"",
		"until (UTC)",
		`canary, ${counted}`,
		`baseline, ${counted}`,
		"evidence so far",
		""
	];
	const title = `${grouped(rows.length)} intervals`;
	return details(title, table("rlrrrl", header, body) + cutNote(rows.length - shown.length, "intervals"));
}
const STANDINGS = {
	admitted: "compared",
	"set-aside": "**shared incident**: the baseline jumped, set aside",
	silent: "a side had no traffic",
	waiting: "the run ended before its successor came"
};
/** Outages, each reason once, and what was noticed; empty when there was nothing. */
function troubleSection({ outages, notes }) {
	if (outages.length === 0 && notes.length === 0) return "";
	const outageLines = [...Map.groupBy(outages, ({ sentence }) => sentence)].map(([sentence, which]) => {
		return `- ${plural(which.length, "poll without numbers", "polls without numbers")}, from ${timeOfDay(which[0].at)} to ${timeOfDay(which.at(-1).at)} UTC: ${text(sentence, 500)}`;
	});
	const noteLines = [...new Set(notes.map(({ sentence }) => `- ${text(sentence, 300)}`))];
	const lines = [...outageLines.slice(0, MOST_LINES), ...noteLines.slice(0, MOST_LINES)];
	const cut = outageLines.length + noteLines.length - lines.length;
	const title = [plural(outages.length, "poll without numbers", "polls without numbers"), plural(notes.length, "note")].filter((part) => part !== void 0).join(", ");
	return details(title, lines.join("\n") + cutNote(cut, "lines"));
}
function totals({ strata }, cohort) {
	const counts = /* @__PURE__ */ new Map();
	let sum = 0;
	for (const { [cohort]: side } of strata) for (const [status, requests] of side?.statuses ?? []) {
		counts.set(status, (counts.get(status) ?? 0) + requests);
		sum += requests;
	}
	return {
		counts,
		sum
	};
}
function cells({ counts, sum }, status) {
	const requests = counts.get(status) ?? 0;
	return [grouped(requests), sum === 0 ? "–" : percent(requests / sum)];
}
function plural(count, one, many = `${one}s`) {
	return count === 0 ? void 0 : `${grouped(count)} ${count === 1 ? one : many}`;
}
function cutNote(count, what) {
	return count > 0 ? `\n\n${grouped(count)} more ${what} are in the record.` : "";
}
// src/report/summary.ts
/** GitHub drops a step's summary beyond 1 MiB, whole; this leaves room for what shares the file. */
const MOST_BYTES = 1e6;
/**
* Markdown, below 1 MiB whatever the input.
* @param outcome without secrets
*/
function summary(outcome) {
	const { watch, config } = outcome;
	const { pattern } = findingsOf(outcome);
	return fitting([
		heading(outcome),
		checksSection(outcome),
		patternSection(pattern, watch),
		numbersSection(outcome),
		evidenceChart(watch),
		rateChart(watch),
		powerSection(outcome),
		classesSection(outcome),
		statusSection(outcome),
		instancesSection(outcome),
		routesSection(outcome),
		leadsSection(outcome.leads),
		...otherCheckSections(outcome),
		intervalsSection(outcome),
		troubleSection(watch),
		queriesSection(outcome),
		inputsSection(config),
		repeatSection(outcome)
	]);
}
function heading(outcome) {
	const { verdict, decision, announcements } = outcome;
	const acted = rollbackSentence(outcome);
	const saysWhy = acted.endsWith(decision.because);
	return [
		`## ${ICONS[verdict.verdict]} Canary Gate: ${verdict.verdict}`,
		`**${text(verdict.reason)}**`,
		rollbackFailed(outcome) ? `> [!CAUTION]\n> ${text(acted)}` : text(acted),
		...saysWhy ? [] : [text(decision.because)],
		recoverySection(outcome),
		...announcements.map(told)
	].filter((line) => line !== "").join("\n\n");
}
/** What GitHub or the webhook was told, with a link to where it shows. */
function told({ state, sentence, url }) {
	const line = state === "failed" ? `⚠️ ${text(sentence)}` : text(sentence);
	return url === void 0 ? line : `${line} ${link("See it", url)}`;
}
/** Sections in order, without those that would go beyond the limit; says how many. */
function fitting(sections) {
	let left = MOST_BYTES;
	const kept = sections.filter((section) => {
		const bytes = Buffer.byteLength(section) + 2;
		if (section === "" || bytes > left) return false;
		left -= bytes;
		return true;
	});
	const dropped = sections.filter((section) => section !== "").length - kept.length;
	const note = dropped === 0 ? [] : [`${dropped} sections are too large for a summary: see the record.`];
	return `${[...kept, ...note].join("\n\n")}\n`;
}
// src/report/merged-polls.ts
/** The line is another check's once that one's odds are twice as close: near-ties would change it at every poll. */
const CLEARLY_CLOSER = Math.log(2);
/**
* One reporter a check, in the order of their names. A line waits until every check that is being watched has polled that time; one that has no plan yet is not waited for.
* @param interval between polls: rounds are counted by it, because checks may begin at different times
*/
function mergedPolls(lines, names, interval) {
	const voices = names.map((name) => ({
		name,
		plan: void 0,
		ended: false,
		polls: [],
		heard: 0
	}));
	let start;
	let planTold = false;
	let leader;
	let pending = [];
	const outagesTold = /* @__PURE__ */ new Set();
	const tellPlan = () => {
		const planned = voices.filter(({ plan }) => plan !== void 0);
		if (planTold || planned.length === 0) return;
		planTold = true;
		lines.planned(jointPlan(planned), together(pending));
		pending = [];
	};
	const tellRounds = () => {
		const awaited = voices.filter(({ plan, ended }) => plan !== void 0 && !ended);
		const upTo = Math.min(...awaited.map(({ heard }) => heard));
		for (;;) {
			const round = Math.min(...voices.flatMap(({ polls }) => polls[0]?.round ?? []));
			if (round > upTo || round === Number.POSITIVE_INFINITY) return;
			tellPlan();
			tellRound(round);
		}
	};
	const tellRound = (round) => {
		const heard = voices.flatMap((voice) => {
			const polls = voice.polls.filter((one) => one.round <= round).map(({ poll }) => poll);
			voice.polls = voice.polls.slice(polls.length);
			pending.push(...polls.flatMap(({ notes }) => notes.map((note) => ({
				voice,
				note
			}))));
			const poll = polls.at(-1);
			return poll === void 0 ? [] : [{
				voice,
				poll
			}];
		});
		const shown = closest(heard, leader);
		if (shown === void 0) return;
		const notes = [...outages(heard, shown.poll, outagesTold), ...pending];
		if (shown.voice !== leader) notes.unshift(said(shown.voice, "closest to its threshold."));
		leader = shown.voice;
		pending = [];
		lines.polled({
			...shown.poll,
			notes: together(notes)
		});
	};
	return voices.map((voice) => ({
		unanswered: (error) => lines.unanswered(error),
		planned(plan, notes) {
			voice.plan = plan;
			start ??= plan.start;
			pending.push(...notes.map((note) => ({
				voice,
				note
			})));
			if (planTold) pending.push(said(voice, plan.burstiness));
			else if (voices.every(({ plan, ended }) => plan !== void 0 || ended)) tellPlan();
		},
		polled(poll) {
			const round = Math.round((poll.at - (start ?? poll.at)) / interval);
			voice.heard = Math.max(voice.heard, round);
			voice.polls.push({
				round,
				poll
			});
			tellRounds();
		},
		ended(error) {
			voice.ended = true;
			if (error !== void 0) pending.push(said(voice, `ended in an error: ${error.message}`));
			tellRounds();
		}
	}));
}
function said(voice, sentence) {
	return {
		voice,
		note: {
			kind: "stale",
			cohort: void 0,
			sentence
		}
	};
}
/** A conviction before all; without numbers only where nobody has any. */
function closest(heard, leader) {
	const [among = []] = [
		heard.filter(({ poll }) => poll.judgement.conviction !== void 0),
		heard.filter(({ poll }) => poll.outage === void 0),
		heard
	].filter((some) => some.length > 0);
	return among.reduce((best, one) => {
		if (best === void 0) return one;
		const head = leader === best.voice ? CLEARLY_CLOSER : leader === one.voice ? -CLEARLY_CLOSER : 0;
		return margin(one) > margin(best) + head ? one : best;
	}, void 0);
}
function margin({ poll: { judgement } }) {
	return judgement.logEvidence - judgement.logThreshold;
}
/** Of the checks whose line is not the one shown; each once. */
function outages(heard, shown, told) {
	return heard.flatMap(({ voice, poll: { outage } }) => {
		if (outage === void 0 || outage === shown.outage) return [];
		const sentence = `no numbers: ${outage.message}`;
		const key = `${voice.name}\0${sentence}`;
		if (told.has(key)) return [];
		told.add(key);
		return [said(voice, sentence)];
	});
}
/** The longest intervals of all, and how bursty each one's errors are. */
function jointPlan(voices) {
	const slowest = voices.flatMap(({ plan }) => plan ?? []).reduce((slow, plan) => plan.strata < slow.strata ? plan : slow);
	const by = Map.groupBy(voices, ({ plan }) => plan?.burstiness ?? "");
	const sentences = [...by].map(([sentence, of]) => by.size === 1 ? sentence : `${quoted(of)}: ${sentence}`);
	return {
		...slowest,
		burstiness: sentences.join(" ")
	};
}
/** Each note once, with the names of those it comes from. */
function together(all) {
	return [...Map.groupBy(all, ({ note }) => note.sentence)].map(([sentence, from]) => ({
		...from[0].note,
		sentence: `${quoted([...new Set(from.map(({ voice }) => voice))])}: ${sentence}`
	}));
}
function quoted(voices) {
	return voices.map(({ name }) => `"${name}"`).join(", ");
}
// src/report/watch-lines.ts
/** One reporter a check of `config`, in their order. */
function watchLines({ checks, timing }, print, redact) {
	const lines = linesOfOne(print, redact);
	if (checks.length === 1) return [lines];
	return mergedPolls(lines, checks.map(({ name }) => name ?? ""), timing.interval);
}
function linesOfOne(print, redact) {
	const outagesTold = /* @__PURE__ */ new Set();
	let hasHeader = false;
	return {
		unanswered(error) {
			const sentence = redact(`No numbers yet: ${error.message} ${error.hint}`);
			if (outagesTold.has(sentence)) return;
			outagesTold.add(sentence);
			print(wrapped(sentence, ""), "warning");
		},
		planned(plan, notes) {
			print(planLines(planWithoutSecrets(plan, redact), notesWithoutSecrets(notes, redact)));
		},
		polled(poll) {
			const shown = pollWithoutSecrets(poll, redact);
			if (!hasHeader) print(pollHeader(poll.planned, poll.judgement.logThreshold), "bold");
			hasHeader = true;
			print([pollLine(shown)], pollTone(shown));
			print(noteLines(shown.notes), "dim");
			const outage = shown.outage?.message;
			if (outage !== void 0 && !outagesTold.has(outage)) print(outageLines(shown), "warning");
			if (outage !== void 0) outagesTold.add(outage);
		},
		ended() {}
	};
}
// src/report/reporter.ts
/** Log, annotations, outputs, summary, record and page of a workflow step. */
function actionReporter(core) {
	let redact = (text) => text;
	let paint = painter(false);
	let watches = [];
	let isRecovering = false;
	const print = (lines, tone = "plain") => {
		for (const line of lines) core.info(paint(logLine(redact(line)), tone));
	};
	const fold = (title, lines) => {
		if (lines.length === 0) return;
		core.startGroup(title);
		print(lines);
		core.endGroup();
	};
	const attempt = attemptOf(core);
	return {
		opening(config, source) {
			maskSecrets(core, config.secrets);
			redact = redactor(config.secrets);
			paint = painter(config.colours);
			watches = watchLines(config, print, redact);
			const shown = configWithoutSecrets(config, redact);
			print(openingLines(shown, sourceWithoutSecrets(source, redact)));
			fold("Inputs as resolved", inputLines(shown));
		},
		check: (index) => watches[index],
		recovering(poll) {
			if (!isRecovering) print(recoveryHeader(poll));
			isRecovering = true;
			print([recoveryLine(recoveryPollWithoutSecrets(poll, redact))]);
		},
		async concluded(complete) {
			const outcome = withoutSecrets(complete);
			const { report, html } = await writeReports(outcome, reportFiles(outcome.config.reportFolder, outcome.run), attempt);
			await attempt("The outputs", () => setOutputs(core, outputs(outcome, report, html)));
			await attempt("The job summary", () => core.summary.addRaw(summary(outcome)).write());
			announce(core, outcome);
			fold("The numbers of the verdict", closingLines(outcome));
			if (report !== void 0) print([`Record: ${report}`]);
			if (html !== void 0) print([`Page: ${html}`]);
		}
	};
}
function announce(core, outcome) {
	for (const { level, title, sentence } of sayings(outcome)) if (level !== "info") annotate(core, level, title, sentence);
	else for (const line of wrapped(sentence, "")) core.info(line);
}
function setOutputs(core, values) {
	for (const [name, value] of Object.entries(values)) core.setOutput(name, value);
}
function attemptOf(core) {
	return async (what, write) => {
		try {
			return await write();
		} catch (error) {
			annotate(core, "warning", "Canary Gate", oneLine(unwritten(what, error)));
			return;
		}
	};
}
// src/report/input-problems.ts
/** How a gate that could not begin is shown: unusable inputs, or a fault of its own. No Outcome exists then. */
const LONGEST_GOT = 200;
/**
* Every problem on a line of the log and in the summary, all in one error annotation; the outputs say
* `error` and why. Never throws.
* @param secrets what inputs held that must not be shown, as far as it is known
*/
async function showInputProblems(core, error, secrets = []) {
	const redact = redactor(secrets);
	const problems = error.problems.map(({ input, got, takes }) => ({
		input,
		got: got && cut$1(redact(got), LONGEST_GOT),
		takes: redact(takes)
	}));
	const lines = problems.map((problem) => oneLine(describeProblem(problem)));
	const count = problems.length === 1 ? "An input" : `${problems.length} inputs`;
	core.info(logLine(`${count} can't be used:`));
	for (const line of lines) for (const part of wrapped(line, "  ")) core.info(part);
	annotate(core, "error", "Canary Gate: unusable inputs", [...lines, error.hint].join("\n"));
	await leave(core, cut$1(`${count} can't be used: ${lines.join("; ")}. ${error.hint}`, 1e3), problemsSummary(problems, error.hint));
}
/** A bug: one sentence; the stack only when the runner is asked to debug. Never throws. */
async function showUnexpected(core, error, secrets = []) {
	const redact = redactor(secrets);
	const reason = faultSentence(error, redact);
	annotate(core, "error", "Canary Gate: a fault of its own", reason);
	if (core.isDebug() && error instanceof Error) core.debug(redact(error.stack ?? ""));
	await leave(core, reason, `## 🛑 Canary Gate: error\n\n**${text(reason)}**\n`);
}
/** What a bug is called where people read it. */
function faultSentence(error, redact) {
	const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
	return `Canary Gate stopped on a fault of its own (${cut$1(oneLine(redact(what)), 500)}); the canary was not judged, please report this.`;
}
/** That the process is gone whose verdict is reported after it. @param what one sentence of our own */
function showGateKilled(core, what) {
	annotate(core, "error", "Canary Gate: the gate was stopped", what);
}
function problemsSummary(problems, hint) {
	const rows = problems.map(({ input, got, takes }) => [
		code(input),
		got === void 0 ? "nothing" : code(got, LONGEST_GOT),
		text(takes)
	]);
	return `## 🛑 Canary Gate: error

**Some inputs can't be used.**\n\n${table("lll", [
		"input",
		"got",
		"takes"
	], rows)}\n\n${text(hint)}\n`;
}
async function leave(core, reason, summary) {
	try {
		setOutputs(core, outputsOfError(reason));
		await core.summary.addRaw(summary).write();
	} catch (error) {
		annotate(core, "warning", "Canary Gate", `Outputs or summary could not be written: ${oneLine(error instanceof Error ? error.message : String(error))}`);
	}
}
export { lostSight as $, incidentTimes as A, nullable as At, redact as B, transform as Bt, outputs as C, array as Ct, annotate as D, getDotPath as Dt, wrapped as E, finite$1 as Et, repositoryOf as F, picklist as Ft, withoutSecrets as G, RollbackError as Gt, rollbackWithoutSecrets as H, GateError as Ht, WatchLog as I, pipe as It, COHORTS as J, reasonFor as K, SavedError as Kt, configWithoutSecrets as L, safeInteger as Lt, dispatchWorkflow as M, number$2 as Mt, troubleOf as N, object as Nt, githubSide as O, literal as Ot, converse as P, optional as Pt, callWebhook as Q, pollWithoutSecrets as R, safeParse as Rt, shortTime as S, ruleOf as St, logLine as T, check as Tt, sourceWithoutSecrets as U, InputError as Ut, redactor as V, versionsIn as Vt, verdictWithoutSecrets as W, MetricsError as Wt, reportFolder as X, readConfig as Y, announceRecovery as Z, openingLines as _, inputReader as _t, actionReporter as a, rollbackMessage as at, shortRate as b, INPUTS as bt, sayings as c, decide as ct, reportFiles as d, rejectUnknownInputs as dt, httpClient as et, painter as f, readPolicies as ft, closingLines as g, OUTSIDE_PREFIX as gt, recoveryLine as h, parseErrors as ht, showUnexpected as i, realClock as it, announce$1 as j, nullish as jt, readRunIdentity as k, minValue as kt, unwritten as l, isInterrupted as lt, recoveryHeader as m, rejectContradictions as mt, showGateKilled as n, deadlineAfter as nt, watchLines as o, webhookId as ot, maskSecrets as p, readStrictness as pt, createSource as q, describeProblem as qt, showInputProblems as r, every as rt, summary as s, canRollBack as st, faultSentence as t, VERSION as tt, writeReports as u, jobFails as ut, bar as v, outsideVariable as vt, outputsOfError as w, boolean as wt, shortRatio as x, INPUT_NAMES as xt, compact as y, variableOf$1 as yt, recoveryPollWithoutSecrets as z, string as zt };
