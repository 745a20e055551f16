package dev.pondkeeper.command.outcome;

import dev.pondkeeper.kernel.customer.ContactChannel;
import dev.pondkeeper.kernel.customer.Purpose;
import dev.pondkeeper.kernel.touch.CallOutcome;
import dev.pondkeeper.kernel.touch.Occasion;
import dev.pondkeeper.kernel.touch.StaffId;
import dev.pondkeeper.kernel.touch.TouchCommand.CancelTouch;
import dev.pondkeeper.kernel.touch.TouchCommand.ClaimStaffCall;
import dev.pondkeeper.kernel.touch.TouchCommand.CompleteStaffCall;
import dev.pondkeeper.kernel.touch.TouchCommand.MarkCallOverdue;
import dev.pondkeeper.kernel.touch.TouchCommand.ReconsiderTouch;
import dev.pondkeeper.kernel.touch.TouchCommand.RecordTouchDelivered;
import dev.pondkeeper.kernel.touch.TouchCommand.RecordTouchFailed;
import dev.pondkeeper.kernel.touch.TouchCommand.RecordTouchSent;
import dev.pondkeeper.kernel.touch.TouchCommand.ReleaseStaffCall;
import dev.pondkeeper.kernel.touch.TouchCommand.RequestTouch;
import dev.pondkeeper.kernel.touch.TouchCommand.WithdrawTouch;
import dev.pondkeeper.kernel.touch.TouchId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Marketing by SMS, and calls by staff. */
final class TouchTable extends Table {

    private static final TouchId TOUCH = new TouchId("t-1");
    private static final StaffId STAFF = new StaffId("s-1");
    private static final Duration AT_NIGHT = Duration.ofHours(13);
    private static final Duration NEXT_DAY = Duration.ofDays(1);
    private static final Duration TOO_LATE = Duration.ofDays(3);

    TouchTable() {
        super("Touch");
        State fresh = state("not known", NOW);
        State waiting = state("waits for the morning", AT_NIGHT, step(AT_NIGHT, at -> request(ContactChannel.SMS, at)));
        from(waiting, "the morning has come", NEXT_DAY);
        state("suppressed", NOW, step(NOW, at -> request(ContactChannel.EMAIL, at)));
        State approved = state("approved", NOW, step(NOW, at -> request(ContactChannel.SMS, at)));
        from(approved, "approved, and lay about too long", Duration.ofMinutes(15));
        State sent = from(approved, "sent", NOW, step(NOW, TouchTable::sent));
        from(sent, "delivered", NOW, step(NOW, at -> new RecordTouchDelivered(TOUCH, at)));
        from(sent, "failed", NOW, step(NOW, at -> new RecordTouchFailed(TOUCH, "no such number", at)));
        from(waiting, "cancelled", AT_NIGHT, step(AT_NIGHT, at -> new CancelTouch(TOUCH, "mistake", at)));
        State open = state("a call, open", NOW, step(NOW, at -> request(ContactChannel.CALL, at)));
        State claimed = from(open, "a call, claimed", NOW, step(NOW, at -> new ClaimStaffCall(TOUCH, STAFF, at)));
        from(claimed, "a call, claimed and due", TOO_LATE);
        from(claimed, "a call, done", NOW, step(NOW, at -> complete(STAFF, CallOutcome.REACHED, at)));
        from(open, "a call, due", TOO_LATE);
        from(claimed, "a call, overdue", TOO_LATE, step(TOO_LATE, at -> new MarkCallOverdue(TOUCH, at)));
        from(open, "a call, cancelled", NOW, step(NOW, at -> new CancelTouch(TOUCH, "mistake", at)));
        standings(fresh, approved, open);
        asksAboutMessages();
        asksAboutCalls();
    }

    private void asksAboutMessages() {
        ask(RequestTouch.class, "by SMS", at -> request(ContactChannel.SMS, START));
        ask(RequestTouch.class, "by call", at -> request(ContactChannel.CALL, START));
        ask(ReconsiderTouch.class, at -> new ReconsiderTouch(TOUCH, at));
        ask(CancelTouch.class, at -> new CancelTouch(TOUCH, "mistake", at));
        ask(WithdrawTouch.class, at -> new WithdrawTouch(TOUCH, "renewed", at));
        ask(RecordTouchSent.class, TouchTable::sent);
        ask(RecordTouchDelivered.class, at -> new RecordTouchDelivered(TOUCH, at));
        ask(RecordTouchFailed.class, at -> new RecordTouchFailed(TOUCH, "no such number", at));
    }

    private void asksAboutCalls() {
        StaffId other = new StaffId("s-2");
        ask(ClaimStaffCall.class, "by the first", at -> new ClaimStaffCall(TOUCH, STAFF, at));
        ask(ClaimStaffCall.class, "by another", at -> new ClaimStaffCall(TOUCH, other, at));
        ask(ReleaseStaffCall.class, "by the first", at -> new ReleaseStaffCall(TOUCH, STAFF, at));
        ask(ReleaseStaffCall.class, "by another", at -> new ReleaseStaffCall(TOUCH, other, at));
        ask(CompleteStaffCall.class, "by the first", at -> complete(STAFF, CallOutcome.REACHED, at));
        ask(CompleteStaffCall.class, "with another outcome", at -> complete(STAFF, CallOutcome.DECLINED, at));
        ask(CompleteStaffCall.class, "by another", at -> complete(other, CallOutcome.REACHED, at));
        ask(MarkCallOverdue.class, at -> new MarkCallOverdue(TOUCH, at));
    }

    private static RequestTouch request(ContactChannel channel, Instant at) {
        // Nowhere but on that channel, so that a test says which it is.
        List<ContactChannel> others = Stream.of(ContactChannel.SMS, ContactChannel.CALL)
                .filter(each -> each != channel)
                .toList();
        return new RequestTouch(
                TOUCH,
                LI_LEI,
                "spring",
                1,
                Purpose.MARKETING,
                Occasion.REMINDER,
                channel,
                others,
                "hello",
                null,
                null,
                at);
    }

    private static RecordTouchSent sent(Instant at) {
        return new RecordTouchSent(TOUCH, "gateway", "ref-1", at);
    }

    private static CompleteStaffCall complete(StaffId staff, CallOutcome outcome, Instant at) {
        return new CompleteStaffCall(TOUCH, staff, outcome, null, at);
    }
}
