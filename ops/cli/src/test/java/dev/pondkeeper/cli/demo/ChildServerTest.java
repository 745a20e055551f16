package dev.pondkeeper.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pondkeeper.cli.Failure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the stand-in for the server is a shell script")
class ChildServerTest {

    static final Instant START = Instant.parse("2025-11-01T00:00:00Z");

    final Path data;

    ChildServerTest(@TempDir Path data) {
        this.data = data;
    }

    ServerProgram shell(String script) {
        return ChildServer.program(List.of("/bin/sh", "-c", script, "server"));
    }

    @Test
    void is_ready_when_it_says_so_and_is_given_its_port_and_folder() throws IOException {
        try (RunningServer server =
                shell("echo \"$@\"; echo ready http://127.0.0.1:1234; exec cat").start(7, data, START)) {
            assertThat(server.url()).isEqualTo(URI.create("http://127.0.0.1:1234"));
            assertThat(Files.readString(data.resolve("server.log")))
                    .startsWith("serve --port 7 --data " + data
                            + " --clock virtual --clock-start 2025-11-01T00:00:00Z --embedded-durability process"
                            + "\nready http://127.0.0.1:1234\n");
        }
    }

    @Test
    void is_stopped_when_closed() {
        RunningServer server =
                shell("echo ready http://127.0.0.1:1; exec sleep 600").start(7, data, START);
        server.close();
        server.awaitEnd();

        assertThat(server.url()).isEqualTo(URI.create("http://127.0.0.1:1"));
    }

    @Test
    void one_that_ends_before_it_is_ready_is_told_in_its_last_words() {
        assertThatThrownBy(() -> shell("echo Port 7 is in use. >&2; exit 1").start(7, data, START))
                .isInstanceOf(Failure.class)
                .hasMessage("The server ended before it was ready. Its last words:\nPort 7 is in use.");
    }

    @Test
    void a_program_that_is_not_there_is_one_sentence() {
        ServerProgram missing = ChildServer.program(List.of(data.resolve("none").toString()));

        assertThatThrownBy(() -> missing.start(7, data, START))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith("The server cannot be started: ");
    }
}
