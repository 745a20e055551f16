package dev.pondkeeper.app.ops;

import dev.pondkeeper.eventstore.Ledger;
import dev.pondkeeper.eventstore.VerificationReport;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** For those who run it (API.md, Queries and the command line). */
@RestController
class OpsController {

    private final Ledger ledger;
    private final Processors processors;
    private final SettledPosition settled;
    private final JsonMapper json;

    OpsController(Ledger ledger, Processors processors, SettledPosition settled, JsonMapper json) {
        this.ledger = ledger;
        this.processors = processors;
        this.settled = settled;
        this.json = json;
    }

    /** One processor; {@code lag} is how many events it has not seen yet. */
    record Processor(
            String name,
            String kind,
            long position,
            long lag,
            String status,
            @Nullable String error) {}

    /** All of them. */
    record All(long tail, long settledPosition, List<Processor> processors) {}

    @GetMapping("/ops/processors")
    All processors() {
        long settledPosition = settled.get();
        long tail = ledger.tail();
        return new All(
                tail,
                settledPosition,
                processors.list().stream()
                        .map(each -> new Processor(
                                each.name(),
                                each.kind(),
                                each.position(),
                                Math.max(0, tail - each.position()),
                                each.status(),
                                each.error()))
                        .toList());
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
