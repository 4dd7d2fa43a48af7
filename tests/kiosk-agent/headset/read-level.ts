/** A child of switch-level.test.ts: opens the file and says how its switch stands. */
import { constants, openSync } from 'node:fs';
import { levelReader } from '../../../kiosk-agent/src/headset/switch-level.ts';

const [path = ''] = process.argv.slice(2);
const file = openSync(path, constants.O_RDWR | constants.O_NONBLOCK);
process.stdout.write(JSON.stringify(levelReader()(file)));
