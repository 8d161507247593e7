// Resource limits and a seccomp filter; see confinement.h.
#include "server/table/confinement.h"

#include <fcntl.h>
#include <seccomp.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include <cerrno>
#include <initializer_list>

namespace madoguchi::server {
namespace {

// Sanitizers watch from within the process: their shadow takes terabytes of addresses, and they look at memory by
// system calls and descriptors of their own.
#ifdef __SANITIZE_ADDRESS__
constexpr bool is_watched = true;
#else
constexpr bool is_watched = false;
#endif

constexpr unsigned standard_descriptors = 3;

bool limit(__rlimit_resource resource, rlim_t value) {
  const rlimit both{value, value};
  return ::setrlimit(resource, &both) == 0;
}

// All that computing on a file takes. Anything else fails as not permitted.
bool filter_system_calls(bool may_open_files) {
  const scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
  if (filter == nullptr) return false;
  bool added = true;
  for (const int call :
       {SCMP_SYS(read),      SCMP_SYS(pread64),      SCMP_SYS(readv),          SCMP_SYS(write),        SCMP_SYS(writev),
        SCMP_SYS(lseek),     SCMP_SYS(close),        SCMP_SYS(fstat),          SCMP_SYS(newfstatat),   SCMP_SYS(mmap),
        SCMP_SYS(munmap),    SCMP_SYS(mremap),       SCMP_SYS(mprotect),       SCMP_SYS(madvise),      SCMP_SYS(brk),
        SCMP_SYS(futex),     SCMP_SYS(getrandom),    SCMP_SYS(clock_gettime),  SCMP_SYS(sched_yield),  SCMP_SYS(getpid),
        SCMP_SYS(gettid),    SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(exit),
        SCMP_SYS(exit_group)}) {
    added = added && seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0) == 0;
  }
  if (may_open_files) {
    added = added && seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(openat), 1,
                                      SCMP_A2(SCMP_CMP_MASKED_EQ, O_ACCMODE | O_CREAT | O_TRUNC, O_RDONLY)) == 0;
  }
  const bool loaded = added && seccomp_load(filter) == 0;
  seccomp_release(filter);
  return loaded;
}

}  // namespace

bool confine_this_process(const Confinement& confinement) {
  return ::prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 && ::prctl(PR_SET_DUMPABLE, 0) == 0 && limit(RLIMIT_CORE, 0) &&
         limit(RLIMIT_CPU, confinement.processor_seconds) && limit(RLIMIT_FSIZE, 0) && limit(RLIMIT_NPROC, 0) &&
         (is_watched || (limit(RLIMIT_AS, confinement.memory_bytes) &&
                         limit(RLIMIT_NOFILE, standard_descriptors + (confinement.may_open_files ? 1 : 0)) &&
                         filter_system_calls(confinement.may_open_files)));
}

}  // namespace madoguchi::server
