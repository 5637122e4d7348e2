using System.Net;
using LiveFair.Web.Security.Certificates;

namespace LiveFair.Web.Tests.Security.Certificates;

public sealed class MachineNamesTests
{
    [Theory]
    [InlineData("Fair-1", "localhost fair-1 fair-1.local")]
    [InlineData("fair.example", "localhost fair.example fair.local")]
    [InlineData("localhost", "localhost localhost.local")]
    [InlineData("", "localhost localhost.local")]
    [InlineData("直播", "localhost localhost.local")]
    [InlineData("a..b", "localhost localhost.local")]
    [InlineData("-x", "localhost localhost.local")]
    public void A_machine_has_its_own_name_where_a_certificate_can_hold_it(string host, string hosts) =>
        Assert.Equal(hosts, string.Join(' ', new MachineNames(host, []).Hosts));

    [Fact]
    public void Addresses_that_need_a_link_s_number_are_left_out_and_the_order_does_not_matter()
    {
        var there = new[] { "fe80::1", "2001:db8::7", "127.0.0.1", "192.168.1.20", "10.0.0.3", "ff02::1", "::1" }
            .Select(IPAddress.Parse).ToList();
        var names = new MachineNames("m", there);

        Assert.Equal(["10.0.0.3", "192.168.1.20", "2001:db8::7"], names.Reached.Select(address => $"{address}"));
        Assert.Equal(names, new MachineNames("M", Enumerable.Reverse(there)));
        Assert.NotEqual(names, new MachineNames("m", there.Take(3)));
        Assert.NotEqual(names, new MachineNames("n", there));
    }

    [Fact]
    public void This_machine_has_names() => Assert.NotEmpty(MachineNames.OfThisMachine().Hosts);
}
