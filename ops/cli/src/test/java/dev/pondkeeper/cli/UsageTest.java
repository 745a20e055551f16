package dev.pondkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "serve",
                "demo",
                "import",
                "import orders",
                "send",
                "verify",
                "digest",
                "rebuild",
                "clock",
                "clock advance"
            })
    void every_command_has_help(String command) {
        CommandLineRun run = CommandLineRun.of((command + " --help").strip().split("\\s", -1));

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith(("Usage: pond " + command).strip()).contains("-h, --help");
        assertThat(run.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no-such-command",
                "import",
                "import orders",
                "import orders f --format xml",
                "import orders f --format cdnow --currency YEN",
                "import orders f --format cdnow --currency XXX",
                "import orders f --format cdnow --time-zone Mars/Base",
                "import orders f --format cdnow --channel a*b",
                "digest --server nonsense",
                "digest --server ftp://host",
                "digest extra",
                "send",
                "demo --customers 0",
                "demo --days 4000",
                "demo --seed x",
                "rebuild",
            })
    void bad_usage_is_exit_code_2_and_points_at_the_help(String words) {
        CommandLineRun run = CommandLineRun.of(words.isEmpty() ? new String[0] : words.split("\\s", -1));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("Try ./pond").contains("--help").doesNotContain("Exception");
    }

    @Test
    void a_server_that_is_not_there_is_named_with_what_to_do() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        CommandLineRun run = CommandLineRun.of("digest", "--server", "http://127.0.0.1:" + port);

        assertThat(run.exitCode()).isOne();
        assertThat(run.err())
                .isEqualToIgnoringNewLines("The server at http://127.0.0.1:" + port
                        + " cannot be reached (connection refused). Start one with ./pond serve, or name another with"
                        + " --server URL.");
    }
}
