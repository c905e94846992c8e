// Stands in for the vendor's server: a proxy on this machine that ends the TLS of api.getparallax.com itself, with the
// certificate that it is given, and passes what is inside on to an emulator. To every other server it refuses the way.
//
// usage: node stand-in.mjs CERTIFICATE KEY EMULATOR_PORT; prints the port that it listens on, then one line per connection.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { pipeline } from 'node:stream';
import { TLSSocket, createSecureContext } from 'node:tls';

const vendor = 'api.getparallax.com:443';
const [certificate, key, port] = process.argv.slice(2);
const secureContext = createSecureContext({ cert: readFileSync(certificate), key: readFileSync(key) });

// A connection that breaks is the client's business; what it makes of it is what the checks look at.
const ignore = () => {};

const proxy = createServer((request, response) => {
  console.log(`refused ${request.method} ${request.url}`);
  response.writeHead(403).end();
});

proxy.on('connect', (request, socket, head) => {
  if (request.url !== vendor) {
    console.log(`refused ${request.url}`);
    socket.on('error', ignore);
    socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
    return;
  }

  console.log(`connected ${request.url}`);
  socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
  socket.unshift(head);
  const client = new TLSSocket(socket, { isServer: true, secureContext, ALPNProtocols: ['http/1.1'] });
  const emulator = connect(Number(port), '127.0.0.1');
  pipeline(client, emulator, ignore);
  pipeline(emulator, client, ignore);
});

proxy.listen(0, '127.0.0.1', () => console.log(`port ${proxy.address().port}`));
