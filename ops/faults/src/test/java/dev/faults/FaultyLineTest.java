package dev.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultyLineTest {
    final BlockingQueue<Byte> received = new LinkedBlockingQueue<>();
    final ServerSocket echo = echo();
    final FaultyLine line = FaultyLine.to(echo.getLocalPort());

    @AfterEach
    void stop() throws IOException {
        line.close();
        echo.close();
    }

    @Test
    void without_a_fault_it_is_only_a_line() throws IOException {
        try (Socket client = connect()) {
            assertThat(ask(client, 7)).isEqualTo(7);
            assertThat(ask(client, 8)).isEqualTo(8);
        }
    }

    @Test
    void a_delay_takes_at_least_its_time() throws IOException {
        try (Socket client = connect()) {
            ask(client, 1);
            line.delayRoundTrip(Duration.ofMillis(40));
            long start = System.nanoTime();
            ask(client, 2);
            assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(40_000_000L);
        }
    }

    @Test
    void a_request_that_leaves_in_two_pieces_is_delayed_once() throws IOException {
        try (Socket client = connect()) {
            client.setTcpNoDelay(true);
            ask(client, 1);
            line.delayRoundTrip(Duration.ofSeconds(1));
            long start = System.nanoTime();
            client.getOutputStream().write(2);
            client.getOutputStream().write(3);
            assertThat(client.getInputStream().readNBytes(2)).containsExactly(2, 3);
            assertThat(System.nanoTime() - start).isBetween(1_000_000_000L, 1_490_000_000L);
        }
    }

    @Test
    void a_swallowed_answer_was_received_and_is_not_heard() throws Exception {
        line.swallowNextAnswerTo(request -> Arrays.equals(request, new byte[] {9}));
        try (Socket client = connect()) {
            assertThat(ask(client, 8)).isEqualTo(8);
            assertThat(hearsNothing(client, 9)).isTrue();
        }
        assertThat(received.poll(5, TimeUnit.SECONDS)).isEqualTo((byte) 8);
        assertThat(received.poll(5, TimeUnit.SECONDS)).isEqualTo((byte) 9);
        assertThat(line.swallowed()).isEqualTo(1);
        try (Socket client = connect()) {
            assertThat(ask(client, 9)).isEqualTo(9);
        }
    }

    @Test
    void a_cut_breaks_what_is_open_and_takes_new_ones() throws IOException {
        try (Socket client = connect()) {
            ask(client, 1);
            line.cut();
            assertThat(hearsNothing(client, 2)).isTrue();
        }
        try (Socket client = connect()) {
            assertThat(ask(client, 3)).isEqualTo(3);
        }
    }

    @Test
    void away_means_away_until_it_is_restored() throws IOException {
        line.goAway();
        try (Socket client = connect()) {
            assertThat(hearsNothing(client, 1)).isTrue();
        }
        line.restore();
        try (Socket client = connect()) {
            assertThat(ask(client, 2)).isEqualTo(2);
        }
    }

    @Test
    void a_closed_line_takes_nobody() {
        line.close();
        assertThatThrownBy(this::connect).isInstanceOf(IOException.class);
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), line.port());
    }

    private static int ask(Socket client, int value) throws IOException {
        client.getOutputStream().write(value);
        return client.getInputStream().read();
    }

    private static boolean hearsNothing(Socket client, int value) {
        try {
            return ask(client, value) == -1;
        } catch (IOException broken) {
            return true;
        }
    }

    private ServerSocket echo() {
        try {
            ServerSocket server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
            Thread accepting = new Thread(() -> acceptAll(server));
            accepting.setDaemon(true);
            accepting.start();
            return server;
        } catch (IOException noPort) {
            throw new AssertionError(noPort);
        }
    }

    private void acceptAll(ServerSocket server) {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread serving = new Thread(() -> serve(client));
                serving.setDaemon(true);
                serving.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            for (int value = client.getInputStream().read();
                    value >= 0;
                    value = client.getInputStream().read()) {
                received.add((byte) value);
                client.getOutputStream().write(value);
            }
        } catch (IOException broken) {
            received.add((byte) -1);
        }
    }
}
