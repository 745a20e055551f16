/** What deciding needs from outside, named as small ports that the app binds. */
@NullMarked
package dev.pondkeeper.command;

import org.jspecify.annotations.NullMarked;
