package dev.pondkeeper.app.ops;

import dev.pondkeeper.eventstore.Ledger;
import dev.pondkeeper.eventstore.VerificationReport;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** For those who run it (API.md, Queries and the command line). */
@RestController
class OpsController {

    private final Ledger ledger;
    private final JsonMapper json;

    OpsController(Ledger ledger, JsonMapper json) {
        this.ledger = ledger;
        this.json = json;
    }

    @GetMapping("/ops/ledger/verification")
    void verify(HttpServletResponse response) throws IOException {
        response.setContentType("application/x-ndjson");
        OutputStream out = response.getOutputStream();
        long tail = ledger.tail();
        VerificationReport report =
                ledger.verify(progress -> line(out, Map.of("position", progress.position(), "tail", tail)));
        line(out, Verdict.of(report));
    }

    private void line(OutputStream out, Object line) {
        try {
            out.write(json.writeValueAsBytes(line));
            out.write('\n');
            out.flush();
        } catch (IOException callerGone) {
            throw new UncheckedIOException(callerGone);
        }
    }
}
