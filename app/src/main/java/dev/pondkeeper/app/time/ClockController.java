package dev.pondkeeper.app.time;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pondkeeper.app.web.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** {@code /ops/clock} (API.md, the command line). */
@RestController
class ClockController {

    /** A command must lie in a year before 9999, and a clock that has come there could never go back. */
    private static final Instant LATEST = Instant.parse("9998-12-31T00:00:00Z");

    private final TimeTravel travel;
    private final Problems problems;

    ClockController(TimeTravel travel, Problems problems) {
        this.travel = travel;
        this.problems = problems;
    }

    /**
     * What time it is.
     *
     * @param movingTo where it is on its way to, absent while it stands
     */
    record Reading(
            Instant now,
            boolean virtual,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Instant movingTo) {}

    @GetMapping("/ops/clock")
    Reading read() {
        return new Reading(travel.now(), travel.isVirtual(), travel.target());
    }

    /** Takes {@code {"by":"30d"}} or {@code {"to":"2026-12-24T18:00:00+08:00"}}; returns when everything due has happened. */
    @PostMapping("/ops/clock")
    Reading move(@RequestBody JsonNode body) throws InterruptedException {
        travel.moveTo(target(body));
        return read();
    }

    private Instant target(JsonNode body) {
        Iterator<String> names = body.propertyNames().iterator();
        String name = names.hasNext() ? names.next() : "";
        String text = body.path(name).asString("");
        if (names.hasNext() || !(name.equals("by") || name.equals("to"))) {
            throw ClockRefused.invalid("The body is {\"by\":\"30d\"} or {\"to\":\"2026-12-24T18:00:00+08:00\"}.");
        }
        try {
            Instant target = name.equals("by")
                    ? travel.now().plus(Span.parse(text))
                    : OffsetDateTime.parse(text).toInstant();
            if (!target.isAfter(LATEST)) return target;
        } catch (DateTimeException | ArithmeticException wrong) {
            throw ClockRefused.invalid(
                    name.equals("by")
                            ? "by is a whole number with ms, s, m, h, d or w, or an ISO-8601 duration, not " + text
                            : "to is a time with offset, such as 2026-12-24T18:00:00+08:00, not " + text);
        }
        throw ClockRefused.invalid("The clock goes to " + LATEST + " and no further.");
    }

    @ExceptionHandler
    void refused(ClockRefused refused, HttpServletRequest request, HttpServletResponse response) throws IOException {
        problems.write(request, response, refused.slug(), refused.status(), refused.detail());
    }
}
