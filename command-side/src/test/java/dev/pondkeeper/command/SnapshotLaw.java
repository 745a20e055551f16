package dev.pondkeeper.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.util.List;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.modelling.command.inspection.AggregateModel;
import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;
import org.axonframework.serialization.Serializer;

/**
 * The law of snapshots: behind whichever event one is taken, the state that it and the later events give is the state that all
 * events give. An aggregate that takes snapshots shows with it that its fields survive being written down.
 */
public final class SnapshotLaw<T> {

    private static final Serializer FORMAT = StateFormat.serializer();

    private final Class<T> type;
    private final AggregateModel<T> model;

    private final RecursiveComparisonConfiguration alike = new RecursiveComparisonConfiguration();

    private SnapshotLaw(Class<T> type) {
        this.type = type;
        this.model = AnnotatedAggregateMetaModelFactory.inspectAggregate(type);
    }

    /** The law, for one class of aggregates. */
    public static <T> SnapshotLaw<T> of(Class<T> aggregate) {
        return new SnapshotLaw<>(aggregate);
    }

    /** Objects of that class may differ, in what they set aside for growth, where they are written down alike. */
    public SnapshotLaw<T> comparingAsWritten(Class<?> part) {
        alike.registerEqualsForType((one, other) -> written(one).equals(written(other)), part);
        return this;
    }

    private static String written(Object part) {
        return FORMAT.serialize(part, String.class).getData();
    }

    /** Breaks if a snapshot behind any of these events, the history of one aggregate, would change what comes after it. */
    public void holdsFor(List<?> history) {
        T whole = after(history, fresh(), 0);
        for (int at = 1; at <= history.size(); at++) {
            T before = after(history.subList(0, at), fresh(), 0);
            T restored = FORMAT.deserialize(FORMAT.serialize(before, String.class));
            assertThat(restored)
                    .as("%s from a snapshot behind event %d", type.getSimpleName(), at - 1)
                    .usingRecursiveComparison(alike)
                    .isEqualTo(before);
            T continued = after(history.subList(at, history.size()), restored, at);
            assertThat(continued)
                    .as("%s from a snapshot behind event %d and the events behind it", type.getSimpleName(), at - 1)
                    .usingRecursiveComparison(alike)
                    .isEqualTo(whole);
        }
    }

    private T after(List<?> events, T state, int firstSequence) {
        long sequence = firstSequence;
        for (Object event : events) {
            model.publish(new GenericDomainEventMessage<>(type.getSimpleName(), "law", sequence++, event), state);
        }
        return state;
    }

    private T fresh() {
        try {
            Constructor<T> blank = type.getDeclaredConstructor();
            blank.setAccessible(true);
            return blank.newInstance();
        } catch (ReflectiveOperationException missing) {
            throw new LinkageError(type + " has no constructor without parameters", missing);
        }
    }
}
