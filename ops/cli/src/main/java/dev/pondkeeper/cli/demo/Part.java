package dev.pondkeeper.cli.demo;

/** One side of the brand's life. What comes of itself it plans when it is made. */
interface Part {

    /** A customer is being registered at this moment. */
    default void joined(Guest guest) {}

    /** Something happened on the server before this moment. */
    default void hear(Heard event) {}
}
