package dev.pondkeeper.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DigestTest {

    final FakeServer server = new FakeServer();

    DigestTest() throws IOException {}

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void lists_every_view_by_name_and_all_of_them_in_one() throws Exception {
        server.answer("/ops/views/digests", () -> """
                {"position":9,"items":[{"view":"order","documents":3,"sha256":"bb"},
                {"view":"customer","documents":2,"sha256":"aa"}]}""");
        CommandLineRun run = CommandLineRun.of("digest", "--server", server.url());

        byte[] all = MessageDigest.getInstance("SHA-256").digest("customer 2 aa\norder 3 bb\n".getBytes(UTF_8));
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines().map(line -> line.replaceAll(" +", " ")))
                .containsExactly(
                        "view documents sha256",
                        "customer 2 aa",
                        "order 3 bb",
                        "combined 5 " + HexFormat.of().formatHex(all));
    }

    @Test
    void a_server_that_is_not_ours_is_named_so() {
        server.answer("/ops/views/digests", () -> "<html>hello</html>");
        CommandLineRun run = CommandLineRun.of("digest", "--server", server.url());

        assertThat(run.exitCode()).isOne();
        assertThat(run.err()).contains("is it a Pondkeeper server?");
    }
}
