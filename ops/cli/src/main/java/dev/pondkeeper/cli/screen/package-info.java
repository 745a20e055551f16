/** What a person sees while a command works: progress, notices, faults. */
@NullMarked
package dev.pondkeeper.cli.screen;

import org.jspecify.annotations.NullMarked;
