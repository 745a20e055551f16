package dev.pondkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.cli.demo.RunningServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DemoTest {

    final FakeServer server = new FakeServer();
    final List<String> life = new ArrayList<>();
    final List<Path> folders = new ArrayList<>();

    DemoTest() throws IOException {}

    @AfterEach
    void stop() {
        server.close();
    }

    RunningServer start(int port, Path data) {
        life.add("started on " + port);
        folders.add(data);
        assertThat(data).isEmptyDirectory();
        return new RunningServer() {
            @Override
            public URI url() {
                return server.uri();
            }

            @Override
            public void awaitEnd() {
                life.add("ended");
            }

            @Override
            public void close() {
                life.add("stopped");
            }
        };
    }

    CommandLineRun demo(String... more) {
        List<String> words = new ArrayList<>(List.of("demo", "--customers", "30", "--days", "200"));
        words.addAll(List.of(more));
        return CommandLineRun.starting(this::start, words.toArray(String[]::new));
    }

    @Test
    void plays_a_brand_of_every_kind_of_event_through_the_bulk_door() {
        CommandLineRun run = demo();

        assertThat(run.exitCode()).isZero();
        assertThat(server.customers()).isEqualTo(30);
        assertThat(server.allHistorical()).isTrue();
        assertThat(server.recorded())
                .extracting(command -> command.path("command").asText())
                .contains("RegisterCustomer", "RecordOrderPaid", "RecordRefund", "RedeemPoints");
        assertThat(run.out()).contains(", 0 of them refused.").contains("Campaigns are not yet part of the demo.");
    }

    @Test
    void says_what_to_look_at_and_stays_until_the_server_ends() {
        CommandLineRun run = demo("--port", "0");

        assertThat(run.out())
                .contains("curl -s '" + server.url() + "/customers/demo-")
                .contains("/points-accounts/demo-")
                .contains("/reports/summary?from=2026-04-15&to=2026-11-01")
                .contains("The server runs until Ctrl-C");
        assertThat(life).containsExactly("started on 0", "ended", "stopped");
    }

    @Test
    void its_data_goes_with_it() {
        demo();

        assertThat(folders).singleElement().satisfies(folder -> assertThat(Files.exists(folder))
                .isFalse());
    }

    @Test
    void a_server_that_does_not_start_is_told_in_its_own_words() {
        CommandLineRun run = CommandLineRun.starting(
                (port, data) -> {
                    throw new Failure("Port 8080 is in use.");
                },
                "demo");

        assertThat(run.exitCode()).isOne();
        assertThat(run.err()).contains("Port 8080 is in use.");
    }
}
