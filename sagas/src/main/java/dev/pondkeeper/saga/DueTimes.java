package dev.pondkeeper.saga;

import dev.pondkeeper.kernel.Command;
import dev.pondkeeper.kernel.MetadataKeys;
import dev.pondkeeper.kernel.StreamId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;

/**
 * What one event says will fall due of one stream. Everything of a stream that falls due at one instant shares a deadline,
 * whose id is the two of them; so the lots of one day cost one.
 */
public final class DueTimes {

    /** The processing group of all who hear of due times. */
    public static final String GROUP = "due-times";

    /**
     * The nearer future and past have deadlines of their own: one that is shared might have fired while the event was on its
     * way into the ledger, and what an id has brought about it does not bring about again.
     */
    private static final Duration SHARED_FROM = Duration.ofMinutes(1);

    /** So long after its import, history that was due before is brought up to date, once for all that was imported by then. */
    private static final Duration IMPORT_REST = Duration.ofHours(1);

    private final String policy;
    private final StreamId stream;
    private final EventMessage<?> heard;
    private final Function<Instant, Command> command;
    private final DueCommands commands;

    /** @param command what is to be sent, of the instant at which it fell due */
    public DueTimes(
            String policy,
            StreamId stream,
            EventMessage<?> heard,
            Function<Instant, Command> command,
            DueCommands commands) {
        this.policy = policy;
        this.stream = stream;
        this.heard = heard;
        this.command = command;
        this.commands = commands;
    }

    /** Of what the decision that recorded the event has brought up to date itself, where it was due by then. */
    public void later(@Nullable Instant due) {
        if (due == null || due.isBefore(heard.getTimestamp().minus(SHARED_FROM))) return;
        inAnyCase(due);
    }

    /** Of what is left as it is by that decision, even if it was due by then. */
    public void inAnyCase(Instant due) {
        Instant recordedAt = heard.getTimestamp();
        if (due.isAfter(recordedAt.plus(SHARED_FROM))) {
            commands.at(due, policy, stream + "/" + due, command.apply(due));
        } else if (isHistorical() && due.isBefore(recordedAt.minus(SHARED_FROM))) {
            Instant rested = fullHour(recordedAt.plus(IMPORT_REST));
            commands.at(rested, policy, stream + "/" + rested, command.apply(due));
        } else {
            commands.at(due, policy, stream + "/" + due + "/" + heard.getIdentifier(), command.apply(due));
        }
    }

    /** Of what is of no use once its time has passed. */
    public void ahead(Instant due) {
        if (due.isAfter(heard.getTimestamp())) inAnyCase(due);
    }

    public boolean isHistorical() {
        return "true".equals(heard.getMetaData().get(MetadataKeys.HISTORICAL));
    }

    private static Instant fullHour(Instant at) {
        Instant hour = at.truncatedTo(ChronoUnit.HOURS);
        return hour.equals(at) ? hour : hour.plus(Duration.ofHours(1));
    }
}
