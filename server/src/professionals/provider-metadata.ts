/** What a provider says of itself, asked for once an hour at most; a failure is asked again at the next sign-in. */
import {
  allowInsecureRequests,
  ClientError,
  ClientSecretBasic,
  type Configuration,
  discovery,
  enableNonRepudiationChecks,
} from 'openid-client';
import type { ProviderSettings } from './provider-settings.ts';

const freshMs = 3_600_000;
const answerSeconds = 8;

/** `now`: milliseconds of a clock that only goes forward. Rejects as openid-client does. */
export function providerMetadata(
  settings: ProviderSettings,
  now: () => number,
): () => Promise<Configuration> {
  let known: { at: number; asked: Promise<Configuration> } | null = null;
  return () => {
    if (known && now() - known.at < freshMs) return known.asked;
    const asked = ask(settings);
    const entry = { at: now(), asked };
    known = entry;
    asked.catch(() => {
      if (known === entry) known = null;
    });
    return asked;
  };
}

async function ask(settings: ProviderSettings): Promise<Configuration> {
  const { issuer, wellKnown, clientId, clientSecret, insecure } = settings;
  const metadata = {
    client_secret: clientSecret,
    // Neither `none` nor a signature that our own secret could make.
    id_token_signed_response_alg: 'RS256',
    backchannel_token_delivery_mode: 'poll',
  };
  const configuration = await discovery(
    new URL(`${issuer}/.well-known/${wellKnown}`),
    clientId,
    metadata,
    ClientSecretBasic(clientSecret),
    {
      timeout: answerSeconds,
      // Checks signatures too, although the tokens come straight from the provider.
      execute: insecure ? [allowInsecureRequests, enableNonRepudiationChecks] : [enableNonRepudiationChecks],
    },
  );
  // openid-client compares the issuer only at an address that it built itself (RFC 8414 §3.3); ours is given whole.
  if (configuration.serverMetadata().issuer !== issuer)
    throw new ClientError('the metadata are of another issuer');
  return configuration;
}
