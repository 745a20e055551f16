package dev.embeddedmongodb;

/** When a write is acknowledged. */
public enum Durability {

    /** When it is synced to the disk: it survives a power cut. */
    DISK,

    /** When the operating system has it: it survives the end of this process, not a power cut. */
    PROCESS
}
