/** An unknown code, one of an erased record and one that the vault has forgotten cost the same and are answered the same. */
import { randomBytes, randomInt } from 'node:crypto';
import { expect, test } from 'vitest';
import { newActivationCode } from '../../../server/contract/index.ts';
import type { CodeStore } from '../../../server/src/activation/code-store.ts';
import { createGate } from '../../../server/src/activation/gate.ts';
import { redeemCode } from '../../../server/src/activation/redeem.ts';
import { type IdentitySeal, identitySeal } from '../../../server/src/secrets/identity-seal.ts';
import type { KeyVault, VaultKeeper } from '../../../server/src/secrets/key-vault.ts';
import { loadSecrets } from '../../../server/src/secrets/secrets.ts';
import { shreddingVault } from '../../../server/src/secrets/shredding-vault.ts';
import { firstState, writeState } from '../../../server/src/secrets/vault-state.ts';
import { helene } from '../support/people.ts';
import { testSecrets } from '../support/server-under-test.ts';

/** A vault's state in memory. */
function memoryKeeper(): VaultKeeper {
  let bytes = writeState(firstState(randomBytes(32)));
  let changes = 0;
  return {
    stamp: () => String(changes),
    read: () => bytes,
    update: async (change) => {
      bytes = change(bytes);
      changes += 1;
    },
  };
}

interface Counted {
  redeem: (holder: Awaited<ReturnType<CodeStore['holder']>>) => Promise<unknown>;
  vault: KeyVault;
  identities: IdentitySeal;
  calls: string[];
}

function counted(): Counted {
  const calls: string[] = [];
  const vault = shreddingVault(memoryKeeper());
  const identities = identitySeal({ vault, former: null });
  const redeem: Counted['redeem'] = async (holder) => {
    calls.length = 0;
    const counting: IdentitySeal = {
      seal: (...asked) => identities.seal(...asked),
      open: (stored) => {
        calls.push('open');
        return identities.open(stored);
      },
    };
    const codes: Pick<CodeStore, 'holder'> & { redeem: (hash: Buffer, matches: boolean) => Promise<string> } =
      {
        holder: async () => {
          calls.push('holder');
          return holder;
        },
        redeem: async (_hash, matches) => {
          calls.push(`redeem ${matches}`);
          return matches ? 'activated' : 'not-accepted';
        },
      };
    const run = redeemCode({
      codes,
      secrets: loadSecrets(testSecrets()),
      identities: counting,
      gate: createGate({ atOnce: 1, waiting: 0 }),
    });
    return run(newActivationCode(randomInt), { birthDate: helene.birthDate, nirEnd: helene.nir.slice(-4) });
  };
  return { redeem, vault, identities, calls };
}

async function stored(identities: IdentitySeal, actId: string) {
  const sealed = await identities.seal(actId, helene);
  if (sealed === 'destroyed') throw new Error('destroyed');
  return { actId, identitySealed: sealed.sealed, keyId: sealed.key.keyId, wrappedKey: sealed.key.bytes };
}

test('the same steps, whatever was wrong', async () => {
  const { redeem, vault, identities, calls } = counted();
  const known = await stored(identities, 'known');
  expect(await redeem(known)).toBe('activated');
  expect(calls).toEqual(['holder', 'open', 'redeem true']);
  const restored = await stored(identities, 'restored');
  await vault.destroy(['restored']);
  for (const holder of [null, restored, { ...known, keyId: 'kek-9' }, { ...known, wrappedKey: null }]) {
    expect(await redeem(holder)).toBe('not-accepted');
    expect(calls).toEqual(['holder', 'open', 'redeem false']);
  }
});

test('a rotation that took the key of nobody along does not stop unknown codes from being answered', async () => {
  const vault = shreddingVault(memoryKeeper());
  const identities = identitySeal({ vault, former: null });
  const opens: string[] = [];
  const redeem = redeemCode({
    codes: { holder: async () => null, redeem: async () => 'not-accepted' },
    secrets: loadSecrets(testSecrets()),
    identities: {
      seal: (...asked) => identities.seal(...asked),
      open: async (nobody) => {
        const opened = await identities.open(nobody);
        opens.push(opened.outcome);
        return opened;
      },
    },
    gate: createGate({ atOnce: 1, waiting: 0 }),
  });
  const ask = () => redeem(newActivationCode(randomInt), { birthDate: '19850500', nirEnd: '0028' });
  await ask();
  await vault.rotate(new Date(0));
  await vault.dropKey('kek-1', new Date());
  await ask();
  expect(await ask()).toBe('not-accepted');
  expect(opens).toEqual(['open', 'unknown-key', 'open']);
});
