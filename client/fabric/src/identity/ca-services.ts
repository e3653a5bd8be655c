import type { ClientRequest, IncomingMessage } from 'node:http';
import { type RequestOptions, request } from 'node:https';
import FabricCAServices from 'fabric-ca-client';

type Answered = (message: IncomingMessage) => void;

/** The client inside fabric-ca-client, of which only the sender of requests is replaced. */
interface Inside {
  readonly _fabricCAClient: {
    _httpClient: { request(options: RequestOptions, answered: Answered): ClientRequest };
  };
}

/**
 * fabric-ca-client over verified TLS, with a connection for each request: it adds a listener to the socket for every request and
 * takes none away, which on a connection kept alive ends in a warning of a leak.
 *
 * @param url `https://host:port`
 * @param trustedRoot PEM of the root of the authority's own TLS certificate
 */
export function caServices(url: string, caName: string, trustedRoot: string): FabricCAServices {
  const tls = { trustedRoots: [trustedRoot], verify: true };
  const services = new FabricCAServices(url, tls, caName);
  const inside = services as unknown as Inside;
  inside._fabricCAClient._httpClient = {
    request: (options, answered) => request({ ...options, agent: false }, answered),
  };
  return services;
}
