/** What the protocol's errors mean for whoever signs in. Whatever is no expected failure is thrown on. */
import {
  AuthorizationResponseError,
  ClientError,
  ResponseBodyError,
  WWWAuthenticateChallengeError,
} from 'openid-client';
import type { SignInRefusal } from '../../contract/sign-in.ts';

/** RFC 6749 §4.1.2.1 and §5.2, OpenID CIBA Core §11 and §13. */
const named: Record<string, SignInRefusal> = {
  access_denied: 'declined',
  login_required: 'declined',
  interaction_required: 'declined',
  expired_token: 'expired',
  // A code that was used before, or is of another request.
  invalid_grant: 'not-ours',
  unknown_user_id: 'unknown-login',
  server_error: 'unreachable',
  temporarily_unavailable: 'unreachable',
};

/** Nothing that proves or disproves came: the line, the time, or a page of a proxy. */
const silent = [
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_PARSE_ERROR',
];

/** Throws what it does not know: a fault of ours must not look like a refusal. */
export function refusalOf(error: unknown): SignInRefusal {
  if (error instanceof AuthorizationResponseError || error instanceof ResponseBodyError)
    return named[error.error] ?? 'not-proven';
  if (error instanceof WWWAuthenticateChallengeError) return 'not-proven';
  if (error instanceof ClientError) return silent.includes(error.code ?? '') ? 'unreachable' : 'not-proven';
  // What fetch throws where there is no line.
  if (error instanceof TypeError && error.message === 'fetch failed') return 'unreachable';
  throw error;
}

/** While a phone is waited for, the end of the time is an answer of its own. */
export function phoneRefusalOf(error: unknown): SignInRefusal {
  const late = error instanceof ClientError && ['OAUTH_TIMEOUT', 'OAUTH_ABORT'].includes(error.code ?? '');
  return late ? 'expired' : refusalOf(error);
}
