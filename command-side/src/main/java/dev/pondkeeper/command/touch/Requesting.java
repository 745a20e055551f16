package dev.pondkeeper.command.touch;

import dev.pondkeeper.command.touch.Verdict.Approve;
import dev.pondkeeper.command.touch.Verdict.Suppress;
import dev.pondkeeper.command.touch.Verdict.Wait;
import dev.pondkeeper.kernel.customer.ContactChannel;
import dev.pondkeeper.kernel.touch.TextParameter;
import dev.pondkeeper.kernel.touch.TouchCommand.RequestTouch;
import dev.pondkeeper.kernel.touch.TouchEvent.Avoided;
import dev.pondkeeper.kernel.touch.TouchEvent.Blank;
import dev.pondkeeper.kernel.touch.TouchEvent.TouchApproved;
import dev.pondkeeper.kernel.touch.TouchEvent.TouchRequested;
import dev.pondkeeper.kernel.touch.TouchEvent.TouchScheduled;
import dev.pondkeeper.kernel.touch.TouchEvent.TouchSuppressed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request and what the gate says to it, told as events. */
final class Requesting {

    /** So long a touch is of use where nobody says. */
    private static final Duration OF_USE = Duration.ofDays(7);

    private Requesting() {}

    /** @param erased whether the customer is: of them nothing personal is taken down any more */
    static TouchRequested of(RequestTouch command, Instant recordedAt, boolean erased) {
        Instant notAfter = command.notAfter() == null ? recordedAt.plus(OF_USE) : command.notAfter();
        return requested(command, notAfter, command.happenedAt(), erased);
    }

    /** What the caller left out may differ, as it gets another default with each attempt, and so may what was forgotten. */
    static boolean repeats(RequestTouch command, TouchRequested known) {
        Instant notAfter = command.notAfter() == null ? known.notAfter() : command.notAfter();
        boolean forgotten = known.parameters().stream().allMatch(blank -> blank.value() == null);
        return requested(command, notAfter, known.occurredAt(), forgotten).equals(known);
    }

    static TouchSuppressed suppressed(
            TouchRequested request, Suppress verdict, int programmeVersion, Instant occurredAt) {
        return new TouchSuppressed(
                request.touchId(),
                request.customerId(),
                request.campaign(),
                request.round(),
                request.purpose(),
                name(verdict.channel()),
                verdict.reason().name(),
                programmeVersion,
                occurredAt);
    }

    static TouchScheduled scheduled(TouchRequested request, Wait verdict, int programmeVersion, Instant occurredAt) {
        return new TouchScheduled(
                request.touchId(),
                request.customerId(),
                verdict.channel().name(),
                verdict.until(),
                verdict.reason().name(),
                programmeVersion,
                occurredAt);
    }

    static TouchApproved approved(TouchRequested request, Approve verdict, int programmeVersion, Instant occurredAt) {
        return new TouchApproved(
                request.touchId(),
                request.customerId(),
                request.campaign(),
                request.round(),
                request.purpose(),
                verdict.channel().name(),
                request.template(),
                request.parameters(),
                verdict.optOut(),
                programmeVersion,
                occurredAt);
    }

    private static TouchRequested requested(
            RequestTouch command, Instant notAfter, Instant occurredAt, boolean forgetful) {
        List<ContactChannel> avoid = command.avoid();
        List<TextParameter> parameters = command.parameters();
        return new TouchRequested(
                command.touchId(),
                command.customerId(),
                command.campaign(),
                command.round(),
                command.purpose().name(),
                command.occasion().name(),
                name(command.channel()),
                avoid == null
                        ? List.of()
                        : avoid.stream().map(each -> new Avoided(each.name())).toList(),
                command.template(),
                parameters == null
                        ? List.of()
                        : parameters.stream()
                                .map(each -> new Blank(each.name(), forgetful ? null : each.value()))
                                .toList(),
                notAfter,
                occurredAt);
    }

    private static @Nullable String name(@Nullable ContactChannel channel) {
        return channel == null ? null : channel.name();
    }
}
