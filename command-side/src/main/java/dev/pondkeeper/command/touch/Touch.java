package dev.pondkeeper.command.touch;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.pondkeeper.command.touch.Verdict.Approve;
import dev.pondkeeper.command.touch.Verdict.Suppress;
import dev.pondkeeper.command.touch.Verdict.Wait;
import dev.pondkeeper.kernel.MetadataKeys;
import dev.pondkeeper.kernel.customer.ContactChannel;
import dev.pondkeeper.kernel.programme.Programme;
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
import dev.pondkeeper.kernel.touch.TouchEvent.StaffCallOpened;
import dev.pondkeeper.kernel.touch.TouchEvent.TouchCancelled;
import dev.pondkeeper.kernel.touch.TouchEvent.TouchRequested;
import java.time.Duration;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * One outreach to one customer over one channel for one reason (触达). All handlers stand here and not beside what they do,
 * because the framework makes a missing aggregate of the class that declares the handler.
 */
@Aggregate(cache = "aggregateCache", commandTargetResolver = "commandTargetResolver")
class Touch extends StaffCall {

    Touch() {} // Axon rebuilds the touch from its events

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(
            RequestTouch command,
            @MetaDataValue(value = MetadataKeys.RECORDED_AT, required = true) Instant recordedAt,
            @MetaDataValue(MetadataKeys.HISTORICAL) @Nullable String historical,
            Gatekeeper gate) {
        if (requested != null) {
            if (!Requesting.repeats(command, requested)) throw new TouchClash(command.touchId());
            return;
        }
        gate.requireRegistered(command.customerId());
        TouchRequested request = Requesting.of(command, recordedAt, gate.isErased(command.customerId()));
        apply(request);
        pass(Ask.of(request, "true".equals(historical)), gate, recordedAt, command.happenedAt());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(
            ReconsiderTouch command,
            @MetaDataValue(value = MetadataKeys.RECORDED_AT, required = true) Instant recordedAt,
            Gatekeeper gate) {
        Ask ask = Ask.of(require(command.touchId()), false);
        boolean stale = state == State.APPROVED && !recordedAt.isBefore(approvedAt.plus(ReconsiderTouch.STALE_AFTER));
        boolean due = state == State.WAITING && !recordedAt.isBefore(waitsUntil);
        boolean forgotten = state == State.APPROVED && gate.isErased(ask.customer());
        if (!due && !stale && !forgotten) return;
        if (stale || forgotten) gate.discount(ask, command.touchId(), command.happenedAt());
        pass(ask, gate, recordedAt, command.happenedAt());
    }

    /** What is over already needs no withdrawing. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(CancelTouch command, Gatekeeper gate) {
        TouchRequested request = require(command.touchId());
        if (isIn(State.SUPPRESSED, State.FAILED, State.CANCELLED, State.OVERDUE)) return;
        if (!isIn(State.WAITING, State.OPEN, State.CLAIMED)) {
            throw new TouchAlreadySent(command.touchId(), state.name());
        }
        cancel(request, command.reason(), command.happenedAt(), gate);
    }

    /** What was never asked for, has been begun or is over needs no withdrawing. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(WithdrawTouch command, Gatekeeper gate) {
        TouchRequested request = requested;
        if (request == null || !isIn(State.WAITING, State.OPEN)) return;
        cancel(request, command.reason(), command.occurredAt(), gate);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RecordTouchSent command) {
        recordSent(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(
            RecordTouchDelivered command,
            @MetaDataValue(value = MetadataKeys.RECORDED_AT, required = true) Instant recordedAt,
            Gatekeeper gate) {
        recordDelivered(command, recordedAt, gate);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RecordTouchFailed command, Gatekeeper gate) {
        recordFailed(command, gate);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(
            ClaimStaffCall command,
            @MetaDataValue(value = MetadataKeys.RECORDED_AT, required = true) Instant recordedAt,
            Gatekeeper gate) {
        claim(command, recordedAt, gate);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ReleaseStaffCall command) {
        release(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(CompleteStaffCall command, Gatekeeper gate) {
        complete(command, gate);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(
            MarkCallOverdue command,
            @MetaDataValue(value = MetadataKeys.RECORDED_AT, required = true) Instant recordedAt) {
        markOverdue(command, recordedAt);
    }

    private void cancel(TouchRequested request, String reason, Instant occurredAt, Gatekeeper gate) {
        boolean counted = state != State.WAITING;
        apply(new TouchCancelled(request.touchId(), request.customerId(), reason, occurredAt));
        if (counted) gate.discount(Ask.of(request, false), request.touchId(), occurredAt);
    }

    private void pass(Ask ask, Gatekeeper gate, Instant now, Instant occurredAt) {
        TouchRequested request = requested;
        if (request == null) throw new IllegalStateException("the gate is asked after the request");
        Programme programme = gate.programme();
        Verdict verdict = gate.decide(ask, now);
        if (verdict instanceof Suppress suppress) {
            apply(Requesting.suppressed(request, suppress, programme.version(), occurredAt));
        } else if (verdict instanceof Wait wait) {
            apply(Requesting.scheduled(request, wait, programme.version(), occurredAt));
        } else if (verdict instanceof Approve approve) {
            gate.count(ask, request.touchId(), now, occurredAt);
            apply(Requesting.approved(request, approve, programme.version(), occurredAt));
            if (approve.channel() == ContactChannel.CALL) open(request, programme, now, occurredAt);
        }
    }

    private static void open(TouchRequested request, Programme programme, Instant now, Instant occurredAt) {
        apply(new StaffCallOpened(
                request.touchId(),
                request.customerId(),
                request.campaign(),
                request.round(),
                now.plus(Duration.ofDays(programme.contact().staffCallSlaDays())),
                programme.version(),
                occurredAt));
    }
}
