package dev.pondkeeper.query.view;

/**
 * Feeds one view. It has an {@code @EventHandler} method per event, each taking the event and its {@link ViewChanges}, and is
 * annotated with the {@code @ProcessingGroup} of its view's name.
 */
public interface Projection {

    View view();
}
