package dev.pondkeeper.kernel.touch;

import dev.pondkeeper.kernel.CallerId;
import dev.pondkeeper.kernel.Checks;
import dev.pondkeeper.kernel.Command;
import dev.pondkeeper.kernel.ReactionsOnly;
import dev.pondkeeper.kernel.ServerMade;
import dev.pondkeeper.kernel.StreamId;
import dev.pondkeeper.kernel.Text;
import dev.pondkeeper.kernel.customer.ContactChannel;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.customer.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What may be asked of one touch (触达), and of the staff call (人工外呼任务) that it may be. */
public sealed interface TouchCommand extends Command {

    TouchId touchId();

    @Override
    default StreamId target() {
        return new StreamId("touch", touchId().value());
    }

    @Override
    default @Nullable CustomerId concerns() {
        return null;
    }

    /**
     * Asks to reach a customer. The gate decides at once: sent, kept waiting, or suppressed with its reason.
     *
     * @param campaign the brand's own code
     * @param round of the campaign, 1 to 1 000
     * @param channel asked first, before the one that the occasion asks for
     * @param avoid channels that must not be used, such as one that failed; CALL among them if no call is allowed
     * @param template the text's id at whoever sends it
     * @param parameters at most 20
     * @param notAfter of no use from then on; default: a week after it is asked for
     */
    record RequestTouch(
            @ServerMade TouchId touchId,
            CustomerId customerId,
            @Nullable String campaign,
            @Nullable Integer round,
            Purpose purpose,
            Occasion occasion,
            @Nullable ContactChannel channel,
            @Nullable List<ContactChannel> avoid,
            String template,
            @Nullable List<TextParameter> parameters,
            @Nullable Instant notAfter,
            @Nullable Instant occurredAt)
            implements TouchCommand {

        private static final int MAX_PARAMETERS = 20;

        public RequestTouch {
            List<ContactChannel> avoided = avoid == null ? List.of() : List.copyOf(avoid);
            List<TextParameter> given = parameters == null ? List.of() : List.copyOf(parameters);
            long names = given.stream().map(TextParameter::name).distinct().count();
            new Checks()
                    .field("campaign", campaign, CallerId::check)
                    .require(round == null || (round >= 1 && round <= 1_000), "round", "must lie between 1 and 1000")
                    .require(avoided.stream().distinct().count() == avoided.size(), "avoid", "must not name one twice")
                    .require(channel == null || !avoided.contains(channel), "avoid", "must not hold the channel itself")
                    .field("template", template, CallerId::check)
                    .require(given.size() <= MAX_PARAMETERS, "parameters", "must be at most " + MAX_PARAMETERS)
                    .require(names == given.size(), "parameters", "must not name one twice")
                    .done();
            avoid = avoided;
            parameters = given;
        }

        @Override
        public CustomerId concerns() {
            return customerId;
        }
    }

    /**
     * Decides a touch afresh: one that waits, once its time has come, and one that was let through and lay about too long
     * before it was sent, or whose customer was erased before. Otherwise nothing happens.
     */
    record ReconsiderTouch(TouchId touchId, @Nullable Instant occurredAt) implements TouchCommand {

        /** What was let through is not sent any later: by then the night may have come, or a change of mind. */
        public static final Duration STALE_AFTER = Duration.ofMinutes(15);
    }

    /**
     * Withdraws a touch that has not been sent, or a call that nobody has made.
     *
     * @param reason at most 200 characters; no personal data
     */
    record CancelTouch(
            TouchId touchId, String reason, @Nullable Instant occurredAt) implements TouchCommand {
        public CancelTouch {
            new Checks().field("reason", reason, text -> Text.check(text, 200)).done();
        }
    }

    /**
     * Takes back what the end of a campaign's run has left without a purpose: a text that waits, a call that nobody has taken on.
     * What somebody has begun is theirs to finish.
     *
     * @param reason at most 200 characters; no personal data
     */
    @ReactionsOnly
    record WithdrawTouch(TouchId touchId, String reason, Instant occurredAt) implements TouchCommand {
        public WithdrawTouch {
            new Checks().field("reason", reason, text -> Text.check(text, 200)).done();
        }
    }

    /**
     * Whoever sends has taken it.
     *
     * @param via name of the sender
     * @param reference the sender's own id of the message
     */
    record RecordTouchSent(
            TouchId touchId,
            String via,
            @Nullable String reference,
            @Nullable Instant occurredAt) implements TouchCommand {
        public RecordTouchSent {
            new Checks()
                    .field("via", via, CallerId::check)
                    .field("reference", reference, text -> Text.check(text, 200))
                    .done();
        }
    }

    /** It has reached the customer's device. */
    record RecordTouchDelivered(TouchId touchId, @Nullable Instant occurredAt) implements TouchCommand {}

    /**
     * It has not reached the customer and will not.
     *
     * @param reason the sender's code or sentence, at most 200 characters; no personal data
     */
    record RecordTouchFailed(
            TouchId touchId, String reason, @Nullable Instant occurredAt) implements TouchCommand {
        public RecordTouchFailed {
            new Checks().field("reason", reason, text -> Text.check(text, 200)).done();
        }
    }

    /** One of the staff takes the call on. */
    record ClaimStaffCall(
            TouchId touchId, StaffId staffId, @Nullable Instant occurredAt) implements TouchCommand {}

    /** Who had taken it on puts the call back on the list. */
    record ReleaseStaffCall(
            TouchId touchId, StaffId staffId, @Nullable Instant occurredAt) implements TouchCommand {}

    /**
     * Who had taken it on has called.
     *
     * @param note what was said, at most 2 000 characters; may be personal
     */
    record CompleteStaffCall(
            TouchId touchId,
            StaffId staffId,
            CallOutcome outcome,
            @Nullable String note,
            @Nullable Instant occurredAt) implements TouchCommand {
        public CompleteStaffCall {
            new Checks().field("note", note, text -> Text.check(text, 2_000)).done();
        }
    }

    /** Records that nobody called in time; before the call is due nothing happens. */
    record MarkCallOverdue(TouchId touchId, @Nullable Instant occurredAt) implements TouchCommand {}
}
