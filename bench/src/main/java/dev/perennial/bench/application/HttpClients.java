package dev.perennial.bench.application;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Clients of the application with a connection each that stays open. They write prepared bytes and read the answer to its
 * end without looking into it, so that on a machine shared with the server they take as little of it as can be.
 */
record HttpClients(int port, String token, Question question, long[] customers) implements Load.Clients {

    private static final int BUFFER = 1 << 16;

    @Override
    public Load.Client open() throws IOException {
        return new Wire();
    }

    private final class Wire implements Load.Client {

        private Socket socket = connected();
        private InputStream in = new BufferedInputStream(socket.getInputStream(), BUFFER);
        private OutputStream out = socket.getOutputStream();
        private final byte[] fixed = question.bytes(token, customers[0]);
        private final boolean varies = question.varies();

        private Wire() throws IOException {
        }

        private Socket connected() throws IOException {
            Socket fresh = new Socket(InetAddress.getLoopbackAddress(), port);
            fresh.setTcpNoDelay(true);
            return fresh;
        }

        /** The server keeps a connection for so many requests and says so before it closes it. */
        private void reconnect() throws IOException {
            socket.close();
            socket = connected();
            in = new BufferedInputStream(socket.getInputStream(), BUFFER);
            out = socket.getOutputStream();
        }

        @Override
        public void ask() throws IOException {
            out.write(varies
                    ? question.bytes(token, customers[ThreadLocalRandom.current().nextInt(customers.length)])
                    : fixed);
            String status = line();
            long length = 0;
            boolean chunked = false;
            boolean closes = false;
            for (String header = line(); !header.isEmpty(); header = line()) {
                String lower = header.toLowerCase(Locale.ROOT);
                if (lower.startsWith("content-length:")) {
                    length = Long.parseLong(lower.substring(lower.indexOf(':') + 1).strip());
                }
                closes |= lower.startsWith("connection:") && lower.contains("close");
                chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
            }
            if (chunked) {
                chunks();
            } else {
                in.skipNBytes(length);
            }
            if (closes) {
                reconnect();
            }
            if (!status.startsWith("HTTP/1.1 200")) {
                throw new IOException(question.name() + " was answered with " + status);
            }
        }

        private void chunks() throws IOException {
            for (long length = Long.parseLong(line(), 16); length > 0; length = Long.parseLong(line(), 16)) {
                in.skipNBytes(length);
                line();
            }
            line();
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder(64);
            for (int read = in.read(); read != '\n'; read = in.read()) {
                if (read < 0) {
                    throw new EOFException("the connection was closed");
                }
                if (read != '\r') {
                    line.append((char) read);
                }
            }
            return line.toString();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    /** The answer's text, once, to see that it is what was asked for. */
    static String once(Api api, Question question, long customer) throws IOException, InterruptedException {
        String path = question.path(customer);
        return question.body() == null ? api.get(path).toString() : api.post(path, question.body()).toString();
    }

}
