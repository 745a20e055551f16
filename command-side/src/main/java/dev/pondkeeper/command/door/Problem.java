package dev.pondkeeper.command.door;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pondkeeper.command.door.Unrecorded.Reason;
import dev.pondkeeper.kernel.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What went wrong, for the caller to read (RFC 9457; API.md, Errors). */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        String correlationId,
        @Nullable List<Fault> errors) {

    private static final Logger LOG = LoggerFactory.getLogger(Problem.class);

    /** Nothing of an unexpected defect reaches the caller but the id under which the log has it. */
    static Problem of(Throwable thrown, String instance, String correlationId) {
        if (thrown instanceof Refusal refusal) {
            return problem(refusal.slug(), 409, refusal.detail(), instance, correlationId, null);
        }
        if (thrown instanceof Unrecorded unrecorded) {
            Reason reason = unrecorded.reason();
            return problem(reason.slug(), reason.status(), unrecorded.getMessage() + "", instance, correlationId, null);
        }
        if (thrown instanceof BadRequest bad) {
            List<Fault> errors = bad.faults().isEmpty() ? null : bad.faults();
            return problem(bad.slug(), bad.status(), bad.getMessage() + "", instance, correlationId, errors);
        }
        LOG.error("Command {} failed unexpectedly, correlation {}", instance, correlationId, thrown);
        return problem(
                "internal-error",
                500,
                "The server failed; its log has the cause under the correlation id.",
                instance,
                correlationId,
                null);
    }

    /** Whether asking again later may help. */
    boolean worthRetrying() {
        return status == 503 || type.endsWith("/" + Reason.IN_PROGRESS.slug());
    }

    String slug() {
        return type.substring(type.lastIndexOf('/') + 1);
    }

    private static Problem problem(
            String slug,
            int status,
            String detail,
            String instance,
            String correlationId,
            @Nullable List<Fault> errors) {
        String title = Character.toUpperCase(slug.charAt(0)) + slug.substring(1).replace('-', ' ');
        return new Problem("/problems/" + slug, title, status, detail, instance, correlationId, errors);
    }
}
