package dev.pondkeeper.app.axon;

import dev.pondkeeper.command.CurrentProgramme;
import dev.pondkeeper.eventstore.HotAggregates;
import dev.pondkeeper.eventstore.Ledger;
import dev.pondkeeper.eventstore.OvertakenDecisions;
import dev.pondkeeper.kernel.Command;
import dev.pondkeeper.kernel.MetadataKeys;
import dev.pondkeeper.kernel.programme.Programme;
import dev.pondkeeper.saga.ProgrammeInForce;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What command-side asks of the outside. */
@Configuration(proxyBeanMethods = false)
class CommandConfiguration {

    /** The programme that decides, for those who react. */
    @Bean
    ProgrammeInForce programmeInForce(CurrentProgramme programme) {
        return new ProgrammeInForce() {
            @Override
            public Programme get() {
                return programme.get();
            }

            @Override
            public Programme version(int version) {
                return programme.version(version);
            }
        };
    }

    /** Which version the caller expects is checked in command-side itself, also where the target does not exist. */
    @Bean
    CommandTargetResolver commandTargetResolver() {
        return message -> new VersionedAggregateIdentifier(((Command) message.getPayload()).target(), null);
    }

    @Bean
    CommandBus commandBus(CommitInterceptor commits, Ledger ledger, HotAggregates aggregateCache) {
        SimpleCommandBus bus = SimpleCommandBus.builder().build();
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(new SimpleCorrelationDataProvider(
                MetadataKeys.CORRELATION_ID,
                MetadataKeys.CAUSATION_ID,
                MetadataKeys.ACTOR,
                MetadataKeys.COMMAND,
                MetadataKeys.HISTORICAL,
                MetadataKeys.ROOT_POSITION)));
        bus.registerHandlerInterceptor(commits);
        bus.registerHandlerInterceptor(new OvertakenDecisions(ledger, aggregateCache));
        return bus;
    }
}
