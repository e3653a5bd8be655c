import * as grpc from '@grpc/grpc-js';
import { common, peer } from '@hyperledger/fabric-protos';

/** A transaction's answer as a peer gets it over the wire. */
export interface WireAnswer {
  readonly status: number;
  readonly message: string;
  readonly payload: string;
}

type Message = InstanceType<typeof peer.ChaincodeMessage>;
const TYPE = peer.ChaincodeMessage.Type;

/** The peer's end of the chaincode protocol: registers the service, sends transactions, answers reads from a map. */
export class FakePeer {
  readonly state = new Map<string, Uint8Array>();
  /** Package id with which the service registered. */
  readonly registered: Promise<string>;
  readonly #stream: grpc.ClientDuplexStream<Message, Message>;
  readonly #waiting = new Map<string, (message: Message) => void>();
  #count = 0;

  constructor(
    private readonly client: InstanceType<typeof peer.ChaincodeClient>,
    private readonly creator: Uint8Array,
  ) {
    this.#stream = client.connect();
    this.#stream.on('error', () => undefined);
    this.registered = new Promise((resolve, reject) => {
      this.#stream.on('error', reject);
      this.#stream.on('data', (message: Message) => this.#take(message, resolve));
    });
  }

  static connect(
    address: string,
    creator: Uint8Array,
    credentials = grpc.credentials.createInsecure(),
  ): FakePeer {
    return new FakePeer(new peer.ChaincodeClient(address, credentials), creator);
  }

  async invoke(...args: string[]): Promise<WireAnswer> {
    const txId = `tx${String(this.#count++)}`;
    const input = new peer.ChaincodeInput();
    input.setArgsList(args.map((arg) => Buffer.from(arg)));
    const message = this.#message(TYPE.TRANSACTION, txId, input.serializeBinary());
    message.setProposal(this.#proposal(txId));
    const answer = new Promise<Message>((done) => this.#waiting.set(txId, done));
    this.#stream.write(message);
    const done = await answer;
    if (done.getType() === TYPE.ERROR) {
      return { status: 500, message: Buffer.from(done.getPayload_asU8()).toString(), payload: '' };
    }
    const response = peer.Response.deserializeBinary(done.getPayload_asU8());
    return {
      status: response.getStatus(),
      message: response.getMessage(),
      payload: Buffer.from(response.getPayload_asU8()).toString(),
    };
  }

  close(): void {
    this.registered.catch(() => undefined);
    this.#stream.cancel();
    this.client.close();
  }

  #take(message: Message, registered: (id: string) => void): void {
    switch (message.getType()) {
      case TYPE.REGISTER:
        registered(peer.ChaincodeID.deserializeBinary(message.getPayload_asU8()).getName());
        this.#stream.write(this.#message(TYPE.REGISTERED, ''));
        this.#stream.write(this.#message(TYPE.READY, ''));
        break;
      case TYPE.GET_STATE: {
        const { key } = peer.GetState.deserializeBinary(message.getPayload_asU8()).toObject();
        const value = this.state.get(key) ?? new Uint8Array(0);
        this.#stream.write(this.#message(TYPE.RESPONSE, message.getTxid(), value));
        break;
      }
      default:
        this.#waiting.get(message.getTxid())?.(message);
    }
  }

  #message(type: number, txId: string, payload: Uint8Array = new Uint8Array(0)): Message {
    const message = new peer.ChaincodeMessage();
    message.setType(type as ReturnType<Message['getType']>);
    message.setTxid(txId);
    message.setChannelId('fuqi');
    message.setPayload(payload);
    return message;
  }

  #proposal(txId: string): InstanceType<typeof peer.SignedProposal> {
    const channel = new common.ChannelHeader();
    channel.setChannelId('fuqi');
    channel.setTxId(txId);
    const signature = new common.SignatureHeader();
    signature.setCreator(this.creator);
    signature.setNonce(Buffer.from('nonce'));
    const header = new common.Header();
    header.setChannelHeader(channel.serializeBinary());
    header.setSignatureHeader(signature.serializeBinary());
    const proposal = new peer.Proposal();
    proposal.setHeader(header.serializeBinary());
    const content = new peer.ChaincodeProposalPayload();
    content.setInput(Buffer.from('arguments'));
    proposal.setPayload(content.serializeBinary());
    const signed = new peer.SignedProposal();
    signed.setProposalBytes(proposal.serializeBinary());
    return signed;
  }
}
