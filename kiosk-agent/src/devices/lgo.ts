/** Chooses how the pharmacy's software is filled, on the staff PC. */
import { ClipboardAutomation } from '../lgo/automation/clipboard-automation.ts';
import { DeskAutomation } from '../lgo/automation/desk-automation.ts';
import type { DesktopAutomation } from '../lgo/automation/desktop-automation.ts';
import { noAutomation } from '../lgo/automation/no-automation.ts';
import { NutAutomation } from '../lgo/automation/nut-automation.ts';
import { SimulatedDesk } from '../lgo/automation/simulated-desk.ts';
import type { LgoConfig } from '../lgo/config.ts';

/** How long one field may wait in the clipboard for the person. */
const clipboardFieldMs = 30_000;

export function openDesktopAutomation(config: LgoConfig): DesktopAutomation {
  const { environment } = config;
  if (config.LGO_DRIVER === 'off') return noAutomation;
  if (config.LGO_DRIVER === 'nut') return new NutAutomation({ environment });
  if (config.LGO_DRIVER === 'clipboard-only') {
    return new ClipboardAutomation({ environment, fieldMs: clipboardFieldMs });
  }
  const desk = new SimulatedDesk(config.LGO_FORM_OPERATOR_PORT ?? 0);
  return new DeskAutomation({ driver: 'simulated', desk });
}
