using System.Threading.Channels;

namespace MetroEGov.Runtime.Jobs;

/// <summary>
/// Jobs leased to this host that wait for a free runner. Only a shortcut: what is in it stands in the database under a lease, and is
/// found again when the lease ends.
/// </summary>
internal sealed class JobQueue
{
    private readonly Channel<LeasedJob> _waiting = Channel.CreateUnbounded<LeasedJob>();

    public ChannelReader<LeasedJob> Waiting => _waiting.Reader;

    public void Enqueue(LeasedJob job) => _waiting.Writer.TryWrite(job);
}
