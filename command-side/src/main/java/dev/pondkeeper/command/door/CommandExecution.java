package dev.pondkeeper.command.door;

import dev.pondkeeper.command.CustomerMerged;
import dev.pondkeeper.command.KnownCustomers;
import dev.pondkeeper.command.door.CommitLog.Keyed;
import dev.pondkeeper.command.door.CommitLog.PendingReceipt;
import dev.pondkeeper.command.door.Unrecorded.Reason;
import dev.pondkeeper.kernel.MetadataKeys;
import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.StreamId;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.messaging.MetaData;
import org.springframework.stereotype.Component;

/**
 * Sends one command to its aggregate and finds out what became of it. A key is stored in the commit itself, so the happy path
 * asks for it nowhere; only where nothing was recorded is the key looked up, to tell a repeat from a first attempt.
 */
@Component
public class CommandExecution {

    /** Conflicts are rare and short: sixteen attempts of up to 64 ms each outlast every one that is not a defect. */
    private static final int ATTEMPTS = 16;

    private final CommandBus commands;
    private final CommitLog log;
    private final TwinRegister twins;
    private final Clock clock;
    private final Survivors survivors;

    CommandExecution(CommandBus commands, CommitLog log, TwinRegister twins, Clock clock, KnownCustomers customers) {
        this.commands = commands;
        this.log = log;
        this.twins = twins;
        this.clock = clock;
        this.survivors = new Survivors(customers);
    }

    /**
     * Decides the command and records what follows from it.
     *
     * @throws Refusal if a rule says no
     * @throws Unrecorded if it could not be decided or recorded for another reason
     */
    public Answer execute(CommandRequest request) {
        return decided(request, this::answerToNoChange).orElseThrow();
    }

    /**
     * As {@link #execute} for those who need no answer: where nothing was recorded, nothing is looked up either.
     *
     * @throws Refusal if a rule says no
     * @throws Unrecorded if it could not be decided or recorded for another reason
     */
    public void carryOut(CommandRequest request) {
        decided(request, unchanged -> Optional.empty());
    }

    private Optional<Answer> decided(CommandRequest request, NoChange noChange) {
        String key = request.key();
        return key == null ? decide(request, noChange) : twins.oneAtATime(key, () -> decide(request, noChange));
    }

    /** What to say of a command that was granted and led to no event. */
    private interface NoChange extends Function<CommandRequest, Optional<Answer>> {}

    private Optional<Answer> answerToNoChange(CommandRequest request) {
        return repeatOf(request).or(() -> Optional.of(new Answer(nothingToDo(request), false)));
    }

    private Optional<Answer> decide(CommandRequest request, NoChange noChange) {
        try {
            return attempt(request, noChange);
        } catch (Refusal | Unrecorded told) {
            throw told;
        } catch (RuntimeException thrown) {
            throw Unrecorded.told(log.faultOf(thrown), thrown);
        }
    }

    private Optional<Answer> attempt(CommandRequest asked, NoChange noChange) {
        for (int attempt = 1; ; attempt++) {
            CommandRequest request = survivors.actingOn(asked);
            try {
                Optional<Receipt> receipt = send(request);
                return receipt.isPresent() ? Optional.of(new Answer(receipt.get(), false)) : noChange.apply(request);
            } catch (CustomerMerged overtaken) {
                // A merge came between the look-up and the decision; where another look-up changes nothing, it is the
                // answer.
                if (attempt == ATTEMPTS || survivors.actingOn(asked).equals(request)) {
                    return Optional.of(repeatOf(request).orElseThrow(() -> overtaken));
                }
            } catch (Refusal | Unrecorded refusal) {
                return Optional.of(repeatOf(request).orElseThrow(() -> refusal));
            } catch (RuntimeException thrown) {
                switch (log.faultOf(thrown)) {
                    case KEY_TAKEN -> {
                        return Optional.of(repeatOf(request).orElseThrow(() -> thrown));
                    }
                    case STALE, CONFLICT -> {
                        // A cache that another node has overtaken looks stale too; loading afresh tells the two apart.
                        if (request.expectedVersion().isPresent() && !isAtExpectedVersion(request)) {
                            return Optional.of(repeatOf(request).orElseThrow(() -> stale(request)));
                        }
                        if (attempt == ATTEMPTS) {
                            throw new Unrecorded(
                                    Reason.CONTENDED,
                                    "The target was changed by others " + ATTEMPTS
                                            + " times in a row; nothing was recorded, try again.");
                        }
                        backOff(attempt);
                    }
                    case TOO_LARGE, UNREACHABLE, UNKNOWN_OUTCOME, DEFECT -> throw thrown;
                }
            }
        }
    }

    private Optional<Receipt> send(CommandRequest request) {
        OptionalLong expected = request.expectedVersion();
        if (expected.isPresent() && !isAtExpectedVersion(request)) throw stale(request);
        Map<String, Object> metadata = new HashMap<>(request.metadata());
        Instant now = clock.instant();
        metadata.put(MetadataKeys.RECORDED_AT, now);
        if (request.key() != null) {
            metadata.put(CommitLog.KEY, request.key());
            metadata.put(CommitLog.FINGERPRINT, request.fingerprint());
        }
        expected.ifPresent(version -> metadata.put(CommitLog.EXPECTED_VERSION, version));
        CommandMessage<Object> message = new GenericCommandMessage<>(request.command(), MetaData.from(metadata));
        FutureCallback<Object, Object> callback = new FutureCallback<>();
        commands.dispatch(message, callback);
        var result = callback.getResult();
        if (result.isExceptional()) throw unchecked(result.exceptionResult());
        return ((PendingReceipt) result.getPayload()).get();
    }

    private boolean isAtExpectedVersion(CommandRequest request) {
        return log.versionOf(request.command().target()).equals(request.expectedVersion());
    }

    private Optional<Answer> repeatOf(CommandRequest request) {
        if (request.key() == null) return Optional.empty();
        Optional<Keyed> first = log.recordedUnder(request.key());
        if (first.isPresent() && !first.get().fingerprint().equals(request.fingerprint())) {
            throw new Unrecorded(
                    Reason.KEY_REUSED, "This Idempotency-Key was used for another command or another body.");
        }
        return first.map(keyed -> new Answer(keyed.receipt(), true));
    }

    private Receipt nothingToDo(CommandRequest request) {
        StreamId target = request.command().target();
        return new Receipt(target, log.versionOf(target).orElse(-1), log.tail(), List.of(), clock.instant());
    }

    private Unrecorded stale(CommandRequest request) {
        OptionalLong version = log.versionOf(request.command().target());
        return new Unrecorded(
                Reason.STALE_VERSION,
                version.isPresent()
                        ? request.command().target() + " is at version " + version.getAsLong() + "."
                        : request.command().target() + " does not exist.");
    }

    private static RuntimeException unchecked(Throwable thrown) {
        return thrown instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(thrown);
    }

    private static void backOff(int attempt) {
        long ceiling = TimeUnit.MILLISECONDS.toNanos(1L << Math.min(attempt - 1, 6));
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(ceiling) + 1);
    }
}
