/** The file formats that orders come in, read line by line in bounded memory, every fault named. */
@NullMarked
package dev.pondkeeper.cli.rows;

import org.jspecify.annotations.NullMarked;
