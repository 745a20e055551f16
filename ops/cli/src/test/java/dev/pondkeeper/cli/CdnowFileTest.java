package dev.pondkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The real file, where it lies beside the repository. */
class CdnowFileTest {

    static final Path FILE = Path.of("../../../shared/data/CDNOW_master.txt");

    @Test
    void every_row_of_the_real_file_becomes_an_order_to_the_cent() throws IOException {
        assumeTrue(Files.exists(FILE), "skipped: " + FILE + " is not part of the repository and not beside it");
        try (FakeServer server = new FakeServer()) {
            String[] words = {
                "import", "orders", FILE.toString(), "--format", "cdnow", "--currency", "USD", "--server", server.url()
            };
            CommandLineRun first = CommandLineRun.of(words);
            CommandLineRun second = CommandLineRun.of(words);

            assertThat(first.exitCode()).isZero();
            assertThat(server.customers()).isEqualTo(23_570);
            assertThat(server.orders()).isEqualTo(69_659);
            assertThat(centsOf(server.recorded())).isEqualTo(sumOf(Files.readAllLines(FILE)));
            assertThat(server.torn()).isEmpty();
            assertThat(second.out()).contains("nothing new: every row was already recorded");
        }
    }

    static long centsOf(List<JsonNode> commands) {
        return commands.stream()
                .mapToLong(command ->
                        command.path("payload").path("amount").path("amount").asLong())
                .sum();
    }

    static long sumOf(List<String> lines) {
        return lines.stream()
                .map(line -> new BigDecimal(line.substring(line.lastIndexOf(' ') + 1)))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .movePointRight(2)
                .longValueExact();
    }
}
