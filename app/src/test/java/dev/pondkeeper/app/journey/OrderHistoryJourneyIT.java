package dev.pondkeeper.app.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.pondkeeper.app.journey.PondCommand.End;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A brand's order history becomes a pond that can be questioned, also where its import was killed in the middle. */
class OrderHistoryJourneyIT {

    private static final LocalDate LAST_DAY = LocalDate.of(1998, 6, 30);
    private static final Path REAL_HISTORY = Path.of("..", "..", "shared", "data", "CDNOW_master.txt");

    @TempDir
    Path directory;

    @Test
    void every_report_on_an_imported_history_equals_what_the_file_itself_says() throws Exception {
        Path history = OrderFile.write(directory.resolve("history.txt"), 400, 1);
        try (ServerProcess server = ServerProcess.start(directory.resolve("data"))) {
            importInto(server, history);
            assertEverythingEquals(OrderFile.read(history), new Client(server.url()));
        }
    }

    @Test
    void the_real_history_of_cdnow_is_told_to_the_cent() throws Exception {
        assumeThat(REAL_HISTORY)
                .as("the CDNOW data set is not part of this repository and not beside it")
                .exists();
        OrderFile file = OrderFile.read(REAL_HISTORY);
        assertThat(file.customers()).isEqualTo(23_570);
        assertThat(file.orders()).isEqualTo(69_659);
        assertThat(file.cents()).isEqualTo(250_031_563);
        try (ServerProcess server = ServerProcess.startForLong(directory.resolve("data"))) {
            importInto(server, REAL_HISTORY);
            assertEverythingEquals(file, new Client(server.url()));
        }
    }

    @Test
    void an_import_killed_on_both_sides_and_run_again_ends_in_the_same_state() throws Exception {
        Path history = OrderFile.write(directory.resolve("history.txt"), 300, 2);
        String undisturbed;
        try (ServerProcess server = ServerProcess.start(directory.resolve("undisturbed"))) {
            importInto(server, history);
            undisturbed = new Client(server.url()).digests();
            End again = importInto(server, history);
            assertThat(again.said()).contains("nothing new");
            assertThat(new Client(server.url()).digests()).isEqualTo(undisturbed);
        }

        Path killed = directory.resolve("killed");
        killHalfWay(killed, history);
        killHalfWay(killed, history);
        try (ServerProcess server = ServerProcess.start(killed)) {
            importInto(server, history);
            Client pond = new Client(server.url());
            assertThat(pond.digests()).isEqualTo(undisturbed);
            assertThat(pond.post("/ops/views/all/rebuild").status()).isEqualTo(202);
            pond.settle();
            assertThat(pond.digests()).isEqualTo(undisturbed);
            assertThat(PondCommand.run("verify", "--server", server.url()).exit())
                    .isZero();
            assertThat(server.stop()).isEqualTo(143);
        }
    }

    /** First the client dies, then the server under a second client. */
    private static void killHalfWay(Path data, Path history) throws InterruptedException {
        try (ServerProcess server = ServerProcess.start(data)) {
            Client pond = new Client(server.url());
            long before = tail(pond);
            PondCommand first = startImport(server, history);
            while (tail(pond) < before + 100) Thread.onSpinWait();
            first.kill();
            PondCommand second = startImport(server, history);
            while (tail(pond) < before + 250) Thread.onSpinWait();
            server.kill();
            second.kill();
        }
    }

    private static long tail(Client pond) {
        return pond.get("/ops/processors").body().path("tail").longValue();
    }

    private static PondCommand startImport(ServerProcess server, Path history) {
        return PondCommand.start(
                "import",
                "orders",
                history.toString(),
                "--format",
                "cdnow",
                "--currency",
                "USD",
                "--server",
                server.url());
    }

    private static End importInto(ServerProcess server, Path history) throws InterruptedException {
        End end = startImport(server, history).end();
        assertThat(end.exit()).as(end.said()).isZero();
        return end;
    }

    private static void assertEverythingEquals(OrderFile file, Client pond) {
        JsonNode summary = pond.get("/reports/summary").body();
        assertThat(summary.path("customers").longValue()).isEqualTo(file.customers());
        assertThat(summary.path("buyers").longValue()).isEqualTo(file.customers());
        assertThat(summary.path("orders").longValue()).isEqualTo(file.orders());
        assertThat(summary.at("/net/amount").longValue()).isEqualTo(file.cents());
        assertThat(summary.at("/net/currency").stringValue()).isEqualTo("USD");

        TreeSet<String> cohorts = new TreeSet<>();
        for (JsonNode cohort :
                pond.get("/reports/cohorts?by=first-order-month").body().path("items")) {
            String name = cohort.path("cohort").stringValue();
            cohorts.add(OrderFile.line(name, cohort.path("size").longValue()));
            for (JsonNode month : cohort.path("months")) {
                cohorts.add(OrderFile.line(
                        name,
                        "+" + month.path("month").longValue(),
                        month.path("buyers").longValue(),
                        month.path("orders").longValue(),
                        month.at("/net/amount").longValue()));
            }
        }
        assertThat(cohorts).isEqualTo(file.cohorts());

        TreeSet<String> rfm = new TreeSet<>();
        for (JsonNode cell : pond.get("/reports/rfm?asOf=" + LAST_DAY).body().path("cells")) {
            rfm.add(OrderFile.line(
                    cell.path("r").longValue(),
                    cell.path("f").longValue(),
                    cell.path("m").longValue(),
                    cell.path("customers").longValue()));
        }
        assertThat(rfm).isEqualTo(file.rfm(LAST_DAY));

        TreeSet<String> stages = new TreeSet<>();
        for (JsonNode stage :
                pond.get("/reports/lifecycle?asOf=" + LAST_DAY).body().path("stages")) {
            long customers = stage.path("customers").longValue();
            if (customers > 0) stages.add(OrderFile.line(stage.path("stage").stringValue(), customers));
        }
        assertThat(stages).isEqualTo(file.lifecycle(LAST_DAY));

        int asked = 0;
        for (Map.Entry<String, Long> account : file.points().entrySet()) {
            if (asked++ == 500) break;
            JsonNode shown =
                    pond.get("/points-accounts/cdnow-" + account.getKey()).body();
            assertThat(shown.path("issued").longValue()).as(account.getKey()).isEqualTo(account.getValue());
        }
    }
}
