/** What can be checked from where the command runs. */
@NullMarked
package io.signalbox.cli.doctor;

import org.jspecify.annotations.NullMarked;
