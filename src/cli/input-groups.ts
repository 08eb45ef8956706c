/** Made by scripts/docs.ts from action.yml: do not edit. */
import type { InputName } from '../inputs/table.ts';

export const INPUT_GROUPS: readonly {
  readonly title: string;
  readonly inputs: readonly {
    readonly name: InputName;
    readonly meaning: string;
    readonly fallback?: string;
  }[];
}[] = [
  {
    "title": "Where the numbers are",
    "inputs": [
      {
        "name": "provider",
        "meaning": "prometheus (and every store that speaks its API: Thanos, Mimir, VictoriaMetrics, …), scrape (reads the /metrics pages itself, no server needed) or http (any endpoint that answers JSON).",
        "fallback": "prometheus"
      },
      {
        "name": "metrics-url",
        "meaning": "Base address of the metrics server; a path prefix is kept. Not used by scrape."
      },
      {
        "name": "metrics-token",
        "meaning": "Bearer token for the metrics server."
      },
      {
        "name": "metrics-username",
        "meaning": "User name for basic authentication at the metrics server."
      },
      {
        "name": "metrics-password",
        "meaning": "Password for basic authentication at the metrics server."
      },
      {
        "name": "metrics-headers",
        "meaning": "More headers for the metrics server, one Name: value a line. The values are masked in the log."
      },
      {
        "name": "canary",
        "meaning": "Whose errors are judged. prometheus: a series selector of a request counter. scrape: the addresses of the /metrics pages, one a line. http: any text, {{ canary }} in the query."
      },
      {
        "name": "baseline",
        "meaning": "What the canary is compared with, written like canary. May be left out when max-error-rate is set."
      },
      {
        "name": "errors",
        "meaning": "Which answers count as errors: statuses (500, 5xx, 500,502-504), a matcher on another label (outcome=\"SERVER_ERROR\"), a counter of errors beside that of requests (shop_errors_total, with matchers if needed), or slower than 500ms, with the …_bucket series of a histogram that has this bound.",
        "fallback": "5xx"
      },
      {
        "name": "status-label",
        "meaning": "Label that holds the HTTP status. Left out, it is found among the usual names (code, status, …) by its values."
      },
      {
        "name": "query",
        "meaning": "http: YAML that says how to ask and where the numbers are in the answer. scrape: the request counter, with matchers if needed; left out, it is found among the usual names."
      }
    ]
  },
  {
    "title": "When",
    "inputs": [
      {
        "name": "duration",
        "meaning": "How long to watch.",
        "fallback": "10m"
      },
      {
        "name": "interval",
        "meaning": "Time between two polls.",
        "fallback": "15s"
      },
      {
        "name": "warmup",
        "meaning": "Time at the start that is not counted, for a canary whose first answers are slow or cold.",
        "fallback": "0s"
      },
      {
        "name": "history",
        "meaning": "How far to look back at the baseline before the watch, to learn how bursty its errors are. 0s for not at all.",
        "fallback": "1h"
      },
      {
        "name": "start-time",
        "meaning": "Together with end-time: judge this past window instead of watching, without waiting. ISO 8601 with a zone (2026-03-01T12:00:00Z) or Unix seconds."
      },
      {
        "name": "end-time",
        "meaning": "End of the past window."
      }
    ]
  },
  {
    "title": "How strict",
    "inputs": [
      {
        "name": "false-alarm-rate",
        "meaning": "Chance that a healthy canary is ever convicted during the run, at most 50 %.",
        "fallback": "1%"
      },
      {
        "name": "max-error-ratio",
        "meaning": "The canary may have this many times the baseline's error rate.",
        "fallback": "1.25"
      },
      {
        "name": "negligible-error-rate",
        "meaning": "While the canary's error rate is below this, it is never convicted by comparison.",
        "fallback": "0.1%"
      },
      {
        "name": "max-error-rate",
        "meaning": "An absolute ceiling for the canary's error rate, whatever the baseline does. Left out, there is none."
      },
      {
        "name": "detect-ratio",
        "meaning": "A pass means that a canary with this many times the baseline's error rate would have been caught.",
        "fallback": "5"
      },
      {
        "name": "detect-rate",
        "meaning": "Lowest error rate that such a canary is taken to have, for services that have next to no errors.",
        "fallback": "1%"
      },
      {
        "name": "power",
        "meaning": "How often such a canary must have been caught for a pass; otherwise the verdict is inconclusive.",
        "fallback": "80%"
      },
      {
        "name": "checks",
        "meaning": "Several named checks in one step, as a YAML list: each has a name and, of its own, any of canary, baseline, errors, status-label, query and the limits above; the rest is the step's. They share false-alarm-rate, and give one verdict."
      }
    ]
  },
  {
    "title": "What then",
    "inputs": [
      {
        "name": "fail-job",
        "meaning": "Whether the verdict fail fails the step.",
        "fallback": "true"
      },
      {
        "name": "on-inconclusive",
        "meaning": "What the verdict inconclusive leads to: fail the step, pass, or rollback (roll back and fail).",
        "fallback": "fail"
      },
      {
        "name": "on-error",
        "meaning": "What the verdict error (the metrics could not be read or trusted) leads to: fail, pass or rollback.",
        "fallback": "fail"
      },
      {
        "name": "on-cancel",
        "meaning": "What a run that is cancelled or killed before its verdict leads to: none, or rollback (roll back).",
        "fallback": "none"
      },
      {
        "name": "verify-recovery",
        "meaning": "How long to watch after a rollback was accepted, until the canary has no traffic or is harmless again; 0s for not at all. Not confirmed in that time, the step fails.",
        "fallback": "0s"
      },
      {
        "name": "dry-run",
        "meaning": "Judge and report, call nothing and succeed; the summary says what would have happened. Left out, it is false, and true for a past window."
      },
      {
        "name": "rollback-webhook-url",
        "meaning": "Called when the verdict is fail. The address is treated as a secret."
      },
      {
        "name": "rollback-webhook-secret",
        "meaning": "Signs the call by Standard Webhooks; whsec_… or plain text."
      },
      {
        "name": "rollback-webhook-auth",
        "meaning": "none, bearer, basic or sigv4:<service>:<region> (AWS, with the credentials of the environment). Left out, what follows from token and username."
      },
      {
        "name": "rollback-webhook-token",
        "meaning": "Sent as Authorization: Bearer; for pagerduty the routing key."
      },
      {
        "name": "rollback-webhook-username",
        "meaning": "Sent as basic authorization, with rollback-webhook-password."
      },
      {
        "name": "rollback-webhook-password",
        "meaning": "Goes with rollback-webhook-username."
      },
      {
        "name": "rollback-webhook-ca",
        "meaning": "Certificates of the only authorities to trust, PEM text."
      },
      {
        "name": "rollback-webhook-cert",
        "meaning": "Client certificate, PEM text."
      },
      {
        "name": "rollback-webhook-key",
        "meaning": "Private key of the client certificate, PEM text, unencrypted."
      },
      {
        "name": "rollback-webhook-format",
        "meaning": "standard (the verdict as JSON, a Standard Webhooks message), cloudevents, cdevents, flagger, pagerduty, slack, github (repository_dispatch) or raw (a body of your own).",
        "fallback": "standard"
      },
      {
        "name": "rollback-webhook-method",
        "meaning": "POST; for formats of your own receivers also PUT or PATCH, and for raw DELETE and GET.",
        "fallback": "POST"
      },
      {
        "name": "rollback-webhook-headers",
        "meaning": "More headers for the call, one Name: value a line. The values are masked in the log."
      },
      {
        "name": "rollback-webhook-body",
        "meaning": "For raw: the body, a template in which {{ verdict }}, {{ reason }} and the like stand for JSON-escaped values; none for an empty one. Left out, the verdict as JSON."
      },
      {
        "name": "rollback-webhook-metadata",
        "meaning": "What the format should tell besides the verdict, one name: value a line: service, environment, and whatever the receiver wants."
      },
      {
        "name": "rollback-webhook-success",
        "meaning": "Statuses that mean that the rollback was accepted. Left out, 200-299, or what the API of the format answers."
      },
      {
        "name": "rollback-webhook-timeout",
        "meaning": "How long one attempt may take.",
        "fallback": "15s"
      },
      {
        "name": "rollback-webhook-retries",
        "meaning": "Attempts after the first, on connection errors and on the statuses 408, 425, 429 and 5xx.",
        "fallback": "5"
      },
      {
        "name": "rollback-webhook-retry-on-timeout",
        "meaning": "Whether to call again when the receiver may have acted already: no answer in time, a broken connection, 502 or 504. Left out, true where the format has an id that receivers know (standard, cloudevents, cdevents, pagerduty), else false."
      }
    ]
  },
  {
    "title": "GitHub",
    "inputs": [
      {
        "name": "github-token",
        "meaning": "For what follows and, after a conviction, to list the commits between two versions that the selectors name; used for nothing else. Without the permission that one of these needs there is a warning, not a failure."
      },
      {
        "name": "deployment-id",
        "meaning": "Number of the deployment whose status is set: success, failure, or inactive after a rollback. Needs deployments: write."
      },
      {
        "name": "environment",
        "meaning": "Instead of deployment-id: the newest deployment of this commit in this environment."
      },
      {
        "name": "rollback-workflow",
        "meaning": "A workflow of this repository, as rollback.yml@main, that is started where the webhook would be called, with the verdict as inputs. Needs actions: write; if it can not be started, the step fails."
      },
      {
        "name": "comment",
        "meaning": "Whether to comment on the pull requests of the commit, one comment that is kept up to date. Needs pull-requests: write.",
        "fallback": "false"
      }
    ]
  }
];
