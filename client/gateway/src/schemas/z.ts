/** zod with `.openapi()`: every schema comes from here, so that names are known before one is made. */
import { extendZodWithOpenApi } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';

extendZodWithOpenApi(z);

export { z };
