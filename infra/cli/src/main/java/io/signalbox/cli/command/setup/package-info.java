/** Commands about the command line itself: profiles, completion, checks. */
@NullMarked
package io.signalbox.cli.command.setup;

import org.jspecify.annotations.NullMarked;
