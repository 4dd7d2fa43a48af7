/** The page for the installer. Without a file for its token there is no such page. */
import { Text } from './fields.ts';

export const healthSettings = {
  /** Where the agent writes this boot's token of the installer's page, mode 0600. */
  INSTALLER_TOKEN_FILE: Text.optional(),
};
