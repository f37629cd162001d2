#!/usr/bin/perl
# Shuts a program in where there are no namespaces: it gives up root, every file but those of one folder, every way to
# more rights, and the system calls of a filter, and becomes the program. Perl is part of every Debian and Ubuntu.
#
#   confine.pl PRCTL USER FOLDER PROGRAM [ARGUMENT...] 3<FILTER
#
# PRCTL: the number of that system call on this processor. The folder's `work` is where the program starts.
use strict;
use warnings;
use POSIX qw(getppid setgid setsid setuid);

my ($prctl, $user, $folder, @program) = @ARGV;
my $parent = getppid();

sub control {
    my ($what, $value, $data) = @_;
    syscall($prctl + 0, $what, $value, $data, 0, 0) == 0 or die "prctl $what: $!\n";
}

open(my $file, '<&=', 3) or die "no filter: $!\n";
binmode $file;
my $filter = do { local $/; <$file> };
close $file;
length $filter && length($filter) % 8 == 0 or die "the filter is no filter\n";

setsid();
chroot($folder) or die "chroot $folder: $!\n";
chdir('/work') or die "/work: $!\n";
$) = "$user $user";
setgid($user) or die "setgid $user: $!\n";
setuid($user) or die "setuid $user: $!\n";
$< == $user && $> == $user && $( eq "$user $user" && $) eq "$user $user" or die "still someone else\n";

control(1, 9, 0);     # PR_SET_PDEATHSIG: it ends with what has started it,
getppid() == $parent or die "nobody waits\n";    # also where that has ended already
control(38, 1, 0);    # PR_SET_NO_NEW_PRIVS
control(22, 2, pack('S x6 P', length($filter) / 8, $filter));    # PR_SET_SECCOMP, by a filter

%ENV = (HOME => '/tmp', TMPDIR => '/tmp', PATH => '/bin', PWD => '/work');
exec { $program[0] } @program or die "$program[0]: $!\n";
