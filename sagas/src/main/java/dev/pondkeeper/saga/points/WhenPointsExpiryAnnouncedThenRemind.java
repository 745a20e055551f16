package dev.pondkeeper.saga.points;

import dev.pondkeeper.kernel.customer.ContactChannel;
import dev.pondkeeper.kernel.customer.Purpose;
import dev.pondkeeper.kernel.points.PointsEvent.PointsExpiryAnnounced;
import dev.pondkeeper.kernel.touch.Occasion;
import dev.pondkeeper.kernel.touch.TextParameter;
import dev.pondkeeper.kernel.touch.TouchCommand.RequestTouch;
import dev.pondkeeper.kernel.touch.TouchId;
import dev.pondkeeper.saga.ProgrammeInForce;
import dev.pondkeeper.saga.ReactionCommands;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/**
 * A customer whose points will end is told so, once for each last day (DOMAIN.md §3, policies). It is a service, and nobody is
 * called for it; the gate decides as always.
 */
@Component
@ProcessingGroup(WhenPointsExpiryAnnouncedThenRemind.POLICY)
class WhenPointsExpiryAnnouncedThenRemind {

    static final String POLICY = "points-expiry-reminder";

    private static final String TEMPLATE = "points-expiring";

    @EventHandler
    void on(PointsExpiryAnnounced event, ProgrammeInForce programme, ReactionCommands commands) {
        String what = event.customerId() + "/" + event.expiresAt();
        UUID touch = UUID.nameUUIDFromBytes((POLICY + "/" + what).getBytes(StandardCharsets.UTF_8));
        String lastDay =
                event.expiresAt().atZone(programme.get().zone()).toLocalDate().toString();
        commands.send(
                POLICY,
                what,
                new RequestTouch(
                        new TouchId(TEMPLATE + "-" + touch),
                        event.customerId(),
                        null,
                        null,
                        Purpose.SERVICE,
                        Occasion.REMINDER,
                        null,
                        List.of(ContactChannel.CALL),
                        TEMPLATE,
                        List.of(
                                new TextParameter("points", Long.toString(event.points())),
                                new TextParameter("lastDay", lastDay)),
                        event.expiresAt(),
                        event.occurredAt()));
    }
}
