/** Writes the API description into the package's folder, where it is committed: `npm run openapi -w @fuqi/gateway`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openApi } from './routes/open-api';

writeFileSync(join(__dirname, '..', 'openapi.json'), JSON.stringify(openApi()));
