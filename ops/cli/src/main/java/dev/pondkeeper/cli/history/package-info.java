/** From rows of paid orders to the commands that record them as history, whatever the size of the file. */
@NullMarked
package dev.pondkeeper.cli.history;

import org.jspecify.annotations.NullMarked;
