package dev.pondkeeper.command.channel;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.pondkeeper.kernel.Amount;
import dev.pondkeeper.kernel.StreamId;
import dev.pondkeeper.kernel.channel.ChannelCommand.RecordChannelSpend;
import dev.pondkeeper.kernel.channel.ChannelCommand.RegisterChannel;
import dev.pondkeeper.kernel.channel.ChannelEvent.ChannelRegistered;
import dev.pondkeeper.kernel.channel.ChannelEvent.ChannelSpendRecorded;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** One channel customers come from (获客渠道), and what it cost day by day. */
@Aggregate(cache = "aggregateCache", commandTargetResolver = "commandTargetResolver")
class AcquisitionChannel {

    @AggregateIdentifier
    private @Nullable StreamId stream;

    private @Nullable ChannelRegistered registration;
    private final Map<LocalDate, Amount> spend = new HashMap<>();

    AcquisitionChannel() {} // Axon rebuilds the channel from its events

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RegisterChannel command) {
        String kind = command.kind().name();
        ChannelRegistered known = registration;
        if (known != null
                && !(known.name().equals(command.name()) && known.kind().equals(kind))) {
            throw new ChannelAlreadyRegistered(command.channel(), known.name(), known.kind());
        }
        if (known != null) return;
        apply(new ChannelRegistered(command.channel(), command.name(), kind, command.happenedAt()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RecordChannelSpend command) {
        if (registration == null) throw new UnknownChannel(command.channel());
        Amount amount = command.amount().plain();
        Amount before = spend.get(command.day());
        if (amount.equals(before)) return;
        apply(new ChannelSpendRecorded(command.channel(), command.day(), amount, before, command.happenedAt()));
    }

    @EventSourcingHandler
    void on(ChannelRegistered event) {
        stream = new StreamId("channel", event.channel().value());
        registration = event;
    }

    @EventSourcingHandler
    void on(ChannelSpendRecorded event) {
        spend.put(event.day(), event.amount());
    }
}
