package dev.pondkeeper.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BenchSmokeIT {
    @TempDir
    Path directory = Path.of("");

    @Test
    void a_short_run_reports_every_cell_of_every_peer() throws Exception {
        Path json = directory.resolve("report.json");
        int exit = new CommandLine(new Bench())
                .execute(
                        "--work=append,hot,read,latency,processes,growth,load",
                        "--warm-up=1",
                        "--pairs=2",
                        "--slice=100",
                        "--clients=1,4",
                        "--events=300",
                        "--rate=1000",
                        "--commands=200",
                        "--few=100",
                        "--many=1000",
                        "--long-stream=1000",
                        "--json=" + json);
        assertThat(exit).isZero();
        assertThat(Files.readString(json))
                .contains(
                        "raw driver",
                        "axon-mongo",
                        "raw cursor",
                        "hot aggregate",
                        "tracked read",
                        "ack to view",
                        "two processes",
                        "append at 1000",
                        "load and decide",
                        "the same at most",
                        "ratioLow");
    }
}
